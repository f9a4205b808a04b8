using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels.Connecting;
using Quartett.Core.Channels.Guarding;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Channels;

internal static class ChannelsModule
{
    public static void Register(IServiceCollection services, IEnumerable<Type> connectors)
    {
        foreach (var connector in connectors) services.AddSingleton(typeof(IConnector), connector);
        services.AddSingleton<Networks>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<ChannelLines>();
        services.AddSingleton<IChannelLines>(s => s.GetRequiredService<ChannelLines>());
        services.AddScoped<IChannelDirectory, ChannelDirectory>();
        services.AddScoped<IWhenFounded, BuiltInChannels>();
        services.AddScoped<IAfterRestore, LostCredentials>();
    }
}
