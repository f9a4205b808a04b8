using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>One recorded step of a delivery, by whoever holds the claim.</summary>
internal abstract record Change(Claim Claim)
{
    /// <summary>The call begins now. Nothing may leave before this is committed.</summary>
    public sealed record Begin(Claim Claim, string? Handle) : Change(Claim);

    /// <param name="How">delivered, or found when the network was asked.</param>
    /// <param name="StampsChannel">The channel was well before; its last success is written with this.</param>
    public sealed record Delivered(Claim Claim, DeliveryReceipt Receipt, string How, bool StampsChannel = false) : Change(Claim);

    /// <param name="Outcome">What the attempt ended with; empty when none had begun.</param>
    public sealed record End(Claim Claim, DeliveryState State, string? Reason, DateTimeOffset? NotBefore, ConnectorFailure? Failure, string Outcome) : Change(Claim);

    /// <summary>Nobody answers for the call any more; whoever still made it comes too late with the result.</summary>
    public sealed record Abandon(Claim Claim) : Change(Claim);
}
