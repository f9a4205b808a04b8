namespace Quartett.Connectors.Abstractions;

/// <summary>What the network gave back: enough to show, find, edit and retract the post later.</summary>
/// <param name="RemoteId">The network's identifier of the first part.</param>
/// <param name="Permalink">Where a reader finds it; <c>null</c> when the network has no public address.</param>
/// <param name="Parts">One entry per part of a chain, in order, the first included.</param>
public sealed record DeliveryReceipt(string RemoteId, Uri? Permalink, IReadOnlyList<ReceiptPart> Parts);

/// <summary>One published part.</summary>
/// <param name="RemoteId">The network's identifier.</param>
/// <param name="Revision">The network's own version mark (a content hash on Bluesky); <c>null</c> when it has none.</param>
public sealed record ReceiptPart(string RemoteId, string? Revision);
