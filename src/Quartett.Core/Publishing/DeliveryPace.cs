namespace Quartett.Core.Publishing;

/// <summary>How the dispatcher works. The product has one pace; tests that let processes die choose a quicker one.</summary>
public sealed record DeliveryPace
{
    /// <summary>How long a claim holds without being renewed. Who has not renewed it by then has lost it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How often a running node renews what it holds, looks for the dead and asks about the uncertain.</summary>
    public TimeSpan Upkeep { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// On a network without idempotency handles a post that is not there yet may still be on its way: "not there" counts
    /// only this long after the attempt began.
    /// </summary>
    public TimeSpan TrustAbsenceAfter { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Calls in flight to one network.</summary>
    public int AtOnce { get; init; } = 20;

    /// <summary>Claims held ahead per network beside those in flight, so that claims are made in groups.</summary>
    public int Ahead { get; init; } = 40;
}
