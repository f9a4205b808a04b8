using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Channels.Guarding;
using Quartett.Core.Channels.Resting;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Channels.Connecting;

internal sealed class ConnectChannelHandler(
    AppDbContext database, Networks networks, ChannelLines lines, Credentials credentials, ShortCommit commit, Happenings happenings, TimeProvider clock)
    : IHandle<ConnectChannel, ChannelId>
{
    public async Task<Outcome<ChannelId>> HandleAsync(ConnectChannel command, Actor actor, CancellationToken cancel)
    {
        if (networks.Find(command.Network) is not IConnect connector || connector.Network.BuiltIn) return new Refusal("channel.unknownNetwork", "network", command.Network);
        var row = command.Channel is { } id
            ? await database.Channels.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Network == command.Network && c.RemovedAt == null, cancel)
            : null;
        if (command.Channel is not null && row is null) return new Refusal("kernel.notFound");

        var (settings, secrets, missing) = Sort(connector, command.Values, row);
        if (missing.Count > 0) return Outcome<ChannelId>.Refuse(missing);

        row ??= Fresh(command, clock.GetUtcNow());
        row.Settings = StoredJson.Write(settings);
        // The connector judges itself whether what it remembered is still worth anything.
        var session = credentials.Open(row.Id, row.Secrets)?.Session;
        row.Secrets = credentials.Seal(row.Id, new(secrets, session));
        var slug = await database.Workspaces.Where(w => w.Id == command.Workspace).Select(w => w.Slug).SingleAsync(cancel);
        ConnectedProfile profile;
        try
        {
            profile = await connector.ConnectAsync(lines.Access(row, slug, (fresh, _) => Task.FromResult(session = fresh)), cancel);
        }
        catch (ConnectorException failed)
        {
            return failed.ToRefusal(connector.Network.Name);
        }

        row.Secrets = credentials.Seal(row.Id, new(secrets, session));
        profile = profile with { RemoteId = StorableText.Of(profile.RemoteId), Handle = StorableText.Of(profile.Handle), DisplayName = StorableText.Of(profile.DisplayName) };
        return await commit.RunAsync<Outcome<ChannelId>>(() => SaveAsync(command, row, profile, cancel), actor, cancel);
    }

    private async Task<Outcome<ChannelId>> SaveAsync(ConnectChannel command, Channel row, ConnectedProfile profile, CancellationToken cancel)
    {
        // What went out stays where it is: a channel that changed hands would show another account's posts as its own.
        if (command.Channel is not null && row.RemoteId.Length > 0 && row.RemoteId != profile.RemoteId) return new Refusal("channel.otherAccount", null, profile.Handle, row.Handle);
        var twice = await database.Channels.AnyAsync(c => c.Network == command.Network && c.RemoteId == profile.RemoteId && c.Id != row.Id && c.RemovedAt == null, cancel);
        if (twice) return new Refusal("channel.alreadyConnected", null, profile.Handle);
        row.RemoteId = profile.RemoteId;
        row.Handle = profile.Handle;
        row.Address = profile.Address?.AbsoluteUri;
        row.Limits = profile.Limits is { } own ? StoredJson.Write(own) : null;
        row.Name = command.Name.Trim().Length > 0 ? command.Name.Trim() : row.Name.Length > 0 ? row.Name : profile.DisplayName.Length > 0 ? profile.DisplayName : profile.Handle;
        row.ConnectedAt = clock.GetUtcNow();
        Rest.After(row, null, clock.GetUtcNow());
        row.State = row.State == ChannelState.Paused ? ChannelState.Paused : ChannelState.Active;
        if (command.Channel is null) database.Add(row);
        else database.Update(row);
        happenings.Tell("channel.connected", command.Workspace, row.Id.Value, ("network", row.Network), ("handle", row.Handle));
        return row.Id;
    }

    private static Channel Fresh(ConnectChannel command, DateTimeOffset now) => new()
    {
        Id = ChannelId.New(),
        WorkspaceId = command.Workspace,
        Network = command.Network,
        Name = "",
        State = ChannelState.Active,
        ConnectedAt = now,
        Slots = StoredJson.Write(BuiltInChannels.FirstSlots),
    };

    private (Dictionary<string, string> Settings, Dictionary<string, string> Secrets, List<Refusal> Missing) Sort(
        IConnector connector, IReadOnlyDictionary<string, string> values, Channel? existing)
    {
        var kept = existing is null ? [] : credentials.Open(existing.Id, existing.Secrets)?.Secrets ?? [];
        var given = new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase);
        var (settings, secrets, missing) = (new Dictionary<string, string>(), new Dictionary<string, string>(), new List<Refusal>());
        foreach (var field in Networks.FieldsOf(connector))
        {
            var value = given.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if (value.Length == 0) value = field.Setting.Secret ? kept.GetValueOrDefault(field.Name, "") : field.Setting.Default;
            if (value.Length == 0 && field.Setting.Required) missing.Add(new("channel.settingMissing", field.Name, field.Name));
            if (field.Setting.IsAddress && value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                missing.Add(new("channel.notAnAddress", field.Name, value));
            (field.Setting.Secret ? secrets : settings)[field.Name] = value;
        }

        return (settings, secrets, missing);
    }
}
