namespace Quartett.Connectors.Abstractions;

/// <summary>What the network gave back: enough to show, find, edit and retract the post later.</summary>
/// <param name="RemoteId">The network's identifier of the post.</param>
/// <param name="Permalink">Where a reader finds it; <c>null</c> when the network has no public address.</param>
/// <param name="Parts">From a connector: the one post it was asked for. To a connector: every part that is out, in order.</param>
public sealed record DeliveryReceipt(string RemoteId, Uri? Permalink, IReadOnlyList<ReceiptPart> Parts);

/// <summary>One published part.</summary>
/// <param name="RemoteId">The network's identifier.</param>
/// <param name="Revision">The network's own version mark (a content hash on Bluesky); <c>null</c> when it has none.</param>
/// <param name="Permalink">Where a reader finds this part.</param>
public sealed record ReceiptPart(string RemoteId, string? Revision, Uri? Permalink = null);
