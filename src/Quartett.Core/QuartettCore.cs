using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Kernel.Egress;
using Quartett.Core.Media;
using Quartett.Core.Newsroom;
using Quartett.Core.Notices;
using Quartett.Core.People;
using Quartett.Core.Persistence;
using Quartett.Core.Policies;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces;

namespace Quartett.Core;

/// <summary>Puts the product together, without a web server: the host, the command line and the tests start here.</summary>
public static class QuartettCore
{
    /// <param name="connectors">The connectors besides those of Core itself; each project lists its own.</param>
    public static IServiceCollection AddQuartettCore(this IServiceCollection services, StorageChoice storage, params IReadOnlyList<Type>[] connectors)
    {
        services.TryAddSingleton(TimeProvider.System);
        Storage.Register(services, storage);
        services.TryAddSingleton(AllowedHosts.None);
        services.AddSingleton<IHostResolver, SystemResolver>();
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<IGuardedHttp, GuardedHttp>();
        services.AddSingleton<PageReader>();
        services.AddScoped<UseCases>();
        services.AddScoped<Happenings>();
        services.AddScoped<ShortCommit>();
        services.AddLogging();
        services.TryAddSingleton<IPulse, Pulse>();
        NoticesModule.Register(services);
        WorkspacesModule.Register(services);
        ChannelsModule.Register(services, connectors.SelectMany(c => c));
        MediaModule.Register(services, storage);
        PoliciesModule.Register(services);
        PeopleModule.Register(services);
        NewsroomModule.Register(services);
        PublishingModule.Register(services);
        Lists.AddHandlers(services);
        Lists.AddConnectors(services);
        return services;
    }
}
