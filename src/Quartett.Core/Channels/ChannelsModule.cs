using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels.Connecting;
using Quartett.Core.Channels.Guarding;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Channels;

internal static class ChannelsModule
{
    public static void Register(IServiceCollection services, IEnumerable<Assembly> connectorAssemblies)
    {
        foreach (var type in connectorAssemblies.Append(typeof(ChannelsModule).Assembly).Distinct().SelectMany(a => a.GetTypes())
                     .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IConnector).IsAssignableFrom(t)))
        {
            services.AddSingleton(typeof(IConnector), type);
        }

        services.AddSingleton<Networks>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<ChannelLines>();
        services.AddSingleton<IChannelLines>(s => s.GetRequiredService<ChannelLines>());
        services.AddScoped<IChannelDirectory, ChannelDirectory>();
        services.AddScoped<IWhenFounded, BuiltInChannels>();
        services.AddScoped<IAfterRestore, LostCredentials>();
    }
}
