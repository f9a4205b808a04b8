using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.People.Circle;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core;

/// <summary>Puts the product together, without a web server: the host, the command line and the tests start here.</summary>
public static class QuartettCore
{
    public static IServiceCollection AddQuartettCore(this IServiceCollection services, StorageChoice storage)
    {
        services.TryAddSingleton(TimeProvider.System);
        Storage.Register(services, storage);
        services.AddScoped<UseCases>();
        services.AddScoped<Happenings>();
        services.AddScoped<IRights, HeldRights>();
        services.TryAddSingleton<IPulse, Pulse>();
        NoticesModule.Register(services);
        WorkspacesModule.Register(services);
        AddHandlers(services);
        return services;
    }

    private static void AddHandlers(IServiceCollection services)
    {
        foreach (var type in typeof(QuartettCore).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<,>)))
            {
                services.AddScoped(contract, type);
            }
        }
    }
}
