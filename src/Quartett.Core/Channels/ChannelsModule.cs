using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels.Connecting;
using Quartett.Core.Channels.Guarding;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Quartett.Generators;

namespace Quartett.Core.Channels;

internal static partial class ChannelsModule
{
    public static void Register(IServiceCollection services, IEnumerable<Type> connectors)
    {
        AddOwnConnectors(services);
        foreach (var connector in connectors) services.AddSingleton(typeof(IConnector), connector);
        services.AddSingleton<Networks>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<ChannelLines>();
        services.AddSingleton<IChannelLines>(s => s.GetRequiredService<ChannelLines>());
        services.AddScoped<IChannelDirectory, ChannelDirectory>();
        services.AddScoped<IWhenFounded, BuiltInChannels>();
        services.AddScoped<IAfterRestore, LostCredentials>();
    }

    // A channel the host publishes itself has its connector in Core.
    [ForEveryImplementation(typeof(IConnector), nameof(AddConnector))]
    private static partial void AddOwnConnectors(IServiceCollection services);

    private static void AddConnector<TConnector>(IServiceCollection services) where TConnector : class, IConnector => services.AddSingleton<IConnector, TConnector>();
}
