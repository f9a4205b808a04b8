using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Newsroom.Writing;

namespace Quartett.Core.Newsroom;

/// <summary>What the module needs beyond its handlers.</summary>
internal static class NewsroomModule
{
    public static void Register(IServiceCollection services)
    {
        // A host that knows its public address says so; this is where it listens when nobody says anything.
        services.TryAddSingleton<INewsroomAddresses>(new NewsroomAddresses(() => new("http://127.0.0.1:5480/")));
        services.AddSingleton<ArticleFiles>();
        services.AddScoped<Desk>();
    }
}
