using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Channels.Connecting;

internal sealed class ListChannelsHandler(AppDbContext database, Networks networks) : IHandle<ListChannels, IReadOnlyList<ChannelView>>
{
    public async Task<Outcome<IReadOnlyList<ChannelView>>> HandleAsync(ListChannels command, Actor actor, CancellationToken cancel)
    {
        var rows = await database.Channels.AsNoTracking().Where(c => c.RemovedAt == null).OrderBy(c => c.Id).ToListAsync(cancel);
        return rows.ConvertAll(r => r.ToView(networks.Find(r.Network)));
    }
}

internal sealed class ShowChannelHandler(AppDbContext database, Networks networks) : IHandle<ShowChannel, ChannelView>
{
    public async Task<Outcome<ChannelView>> HandleAsync(ShowChannel command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Channels.AsNoTracking().FirstOrDefaultAsync(c => c.Id == command.Channel && c.RemovedAt == null, cancel);
        return row is null ? new Refusal("kernel.notFound") : row.ToView(networks.Find(row.Network));
    }
}

internal sealed class ChangeChannelHandler(AppDbContext database, Networks networks, Happenings happenings) : IHandle<ChangeChannel, ChannelView>
{
    public async Task<Outcome<ChannelView>> HandleAsync(ChangeChannel command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Channels.FirstOrDefaultAsync(c => c.Id == command.Channel && c.RemovedAt == null, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        if (command.Name is { } name)
        {
            if (name.Trim().Length is 0 or > 80) return new Refusal("channel.nameLength", "name", 80);
            row.Name = name.Trim();
        }

        if (command.Slots is { } slots)
        {
            if (slots.Any(s => s.Day is < 1 or > 7 || s.Minute is < 0 or > 1439)) return new Refusal("channel.slotUnreadable", "slots");
            row.Slots = StoredJson.Write(slots.Distinct().OrderBy(s => s.Day).ThenBy(s => s.Minute));
        }

        if (command.Paused is { } paused && row.State != ChannelState.Disconnected)
        {
            row.State = paused ? ChannelState.Paused : ChannelState.Active;
            happenings.Tell(paused ? "channel.paused" : "channel.resumed", command.Workspace, row.Id.Value, ("name", row.Name));
        }

        return row.ToView(networks.Find(row.Network));
    }
}

internal sealed class RemoveChannelHandler(AppDbContext database, Networks networks, Happenings happenings, TimeProvider clock) : IHandle<RemoveChannel, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(RemoveChannel command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Channels.FirstOrDefaultAsync(c => c.Id == command.Channel && c.RemovedAt == null, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        if (networks.Find(row.Network)?.Network.BuiltIn == true) return new Refusal("channel.builtIn", null, row.Name);
        row.RemovedAt = clock.GetUtcNow();
        row.Secrets = null;
        row.State = ChannelState.Disconnected;
        happenings.Tell("channel.removed", command.Workspace, row.Id.Value, ("network", row.Network), ("handle", row.Handle));
        return Nothing.AtAll;
    }
}

internal sealed class TestChannelHandler(IChannelLines lines) : IHandle<TestChannel, ChannelView>
{
    public async Task<Outcome<ChannelView>> HandleAsync(TestChannel command, Actor actor, CancellationToken cancel)
    {
        if (await lines.OpenAsync(command.Workspace, command.Channel, cancel) is not { } line) return new Refusal("kernel.notFound");
        if (line.Connector is not IConnect connector) return line.Channel;
        try
        {
            await connector.TestAsync(line.Access, cancel);
            await lines.RememberAsync(command.Workspace, command.Channel, null, cancel);
        }
        catch (ConnectorException failed)
        {
            await lines.RememberAsync(command.Workspace, command.Channel, failed.Failure, cancel);
            return failed.ToRefusal(line.Channel.NetworkName);
        }

        return (await lines.OpenAsync(command.Workspace, command.Channel, cancel))!.Channel;
    }
}
