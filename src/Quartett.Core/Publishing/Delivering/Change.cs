using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>One recorded step of a delivery, by whoever holds the claim.</summary>
internal abstract record Change(Claim Claim)
{
    /// <summary>The call begins now. Nothing may leave before this is committed.</summary>
    public sealed record Begin(Claim Claim, string? Handle, int Steps = 1) : Change(Claim);

    /// <summary>The step is out; with the last one the delivery is.</summary>
    /// <param name="Step">Which one it was, from 0.</param>
    /// <param name="How">delivered, or found when the network was asked.</param>
    /// <param name="OutHash">Of everything that is out now; <c>null</c> when there is but one step.</param>
    /// <param name="StampsChannel">The channel was well before; its last success is written with this.</param>
    public sealed record Delivered(Claim Claim, int Step, DeliveryReceipt Receipt, string How, string? OutHash, bool StampsChannel = false) : Change(Claim);

    /// <summary>All that the post now says is out.</summary>
    public sealed record Complete(Claim Claim, int Steps) : Change(Claim);

    /// <param name="Outcome">What the attempt ended with; empty when none had begun.</param>
    public sealed record End(Claim Claim, DeliveryState State, string? Reason, DateTimeOffset? NotBefore, ConnectorFailure? Failure, string Outcome) : Change(Claim);

    /// <summary>Nobody answers for the call any more; whoever still made it comes too late with the result.</summary>
    public sealed record Abandon(Claim Claim) : Change(Claim);
}
