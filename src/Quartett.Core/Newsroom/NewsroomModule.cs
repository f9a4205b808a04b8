using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Newsroom.Writing;

namespace Quartett.Core.Newsroom;

/// <summary>What the module needs beyond its handlers. <see cref="INewsroomAddresses"/> comes from the host.</summary>
internal static class NewsroomModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<ArticleFiles>();
        services.AddScoped<Desk>();
    }
}
