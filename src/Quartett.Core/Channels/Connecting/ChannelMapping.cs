using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Kernel;

namespace Quartett.Core.Channels.Connecting;

internal static class ChannelMapping
{
    public static ChannelView ToView(this Channel row, IConnector? connector)
    {
        var network = connector?.Network;
        return new(
            row.Id,
            row.Network,
            network?.Name ?? row.Network,
            network?.Sign ?? "?",
            network?.Colour ?? "#888888",
            network?.BuiltIn ?? false,
            row.Name,
            row.Handle,
            row.Address,
            row.State,
            row.Limits is { } own ? StoredJson.Read<PostLimits>(own) : network?.Limits ?? new PostLimits { Text = [] },
            row.RestUntil,
            row.LastSuccessAt,
            row.LastCheckedAt,
            Enum.TryParse<FailureKind>(row.LastFailure, out var kind) ? kind : null,
            row.LastFailureDetail,
            row.ConnectedAt,
            StoredJson.Read<List<Slot>>(row.Slots),
            StoredJson.Read<Dictionary<string, string>>(row.Settings),
            new(connector is IRetract, connector is IEdit, connector is IReadOwnPosts, connector is IConnect));
    }
}
