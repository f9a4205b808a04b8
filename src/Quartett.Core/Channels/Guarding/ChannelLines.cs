using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels.Connecting;
using Quartett.Core.Channels.Resting;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Channels.Guarding;

internal sealed class ChannelLines(IServiceScopeFactory scopes, Networks networks, Credentials credentials, IGuardedHttp http, TimeProvider clock) : IChannelLines
{
    public async Task<ChannelLine?> OpenAsync(WorkspaceId workspace, ChannelId channel, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Enter(workspace);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var row = await database.Channels.AsNoTracking().FirstOrDefaultAsync(c => c.Id == channel && c.RemovedAt == null, cancel);
        if (row is null || networks.Find(row.Network) is not { } connector) return null;
        var slug = await database.Workspaces.Where(w => w.Id == workspace).Select(w => w.Slug).SingleAsync(cancel);
        return new(row.ToView(connector), connector, Access(row, slug));
    }

    public async Task<IReadOnlyDictionary<ChannelId, ChannelLine>> OpenAsync(IReadOnlyCollection<ChannelId> channels, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().EnterAll();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var rows = await database.Channels.AsNoTracking().Where(c => channels.Contains(c.Id) && c.RemovedAt == null)
            .Join(database.Workspaces, c => c.WorkspaceId, w => w.Id, (c, w) => new { Row = c, w.Slug }).ToListAsync(cancel);
        return rows.Select(r => networks.Find(r.Row.Network) is { } connector ? new ChannelLine(r.Row.ToView(connector), connector, Access(r.Row, r.Slug)) : null)
            .OfType<ChannelLine>().ToDictionary(line => line.Channel.Id);
    }

    /// <summary>For a channel that may not be stored yet: the session is handed to <paramref name="save"/>.</summary>
    public ChannelAccess Access(Channel row, string slug, Func<string?, CancellationToken, Task>? save = null)
    {
        var credential = credentials.Open(row.Id, row.Secrets);
        var settings = StoredJson.Read<Dictionary<string, string>>(row.Settings);
        foreach (var (name, value) in credential?.Secrets ?? []) settings[name] = value;
        return new ChannelAccess(credential?.Session, save ?? ((session, cancel) => SaveSessionAsync(row.WorkspaceId, row.Id, session, cancel)))
        {
            Settings = settings,
            Http = http.Client,
            Clock = clock,
            Workspace = slug,
        };
    }

    public async Task RememberAsync(WorkspaceId workspace, ChannelId channel, ConnectorFailure? failure, CancellationToken cancel)
    {
        await ChangeAsync(workspace, channel, row => Rest.After(row, failure, clock.GetUtcNow()), cancel);
    }

    private Task SaveSessionAsync(WorkspaceId workspace, ChannelId channel, string? session, CancellationToken cancel) =>
        ChangeAsync(workspace, channel, row => row.Secrets = credentials.Seal(row.Id, new(credentials.Open(row.Id, row.Secrets)?.Secrets ?? [], session)), cancel);

    private async Task ChangeAsync(WorkspaceId workspace, ChannelId channel, Action<Channel> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        using var _ = work.Enter(workspace);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await work.InTransactionAsync(
            async () =>
            {
                // A call that ends after the channel was removed must not bring its secrets back.
                var row = await database.Channels.FirstOrDefaultAsync(c => c.Id == channel && c.RemovedAt == null, cancel);
                if (row is not null) change(row);
                return (0, row is not null);
            },
            cancel);
    }
}
