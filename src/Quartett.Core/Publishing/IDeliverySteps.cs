namespace Quartett.Core.Publishing;

/// <summary>
/// Told at every recorded step of a delivery, after the step is durable and before the next begins. The product does
/// nothing here; the fault tests end the process, and no setting of the product can make it do so.
/// </summary>
public interface IDeliverySteps
{
    /// <param name="part">Which part of the delivery it is about, from 0; a single post has only that.</param>
    ValueTask ReachedAsync(DeliveryStep step, DeliveryId delivery, int part);
}

/// <summary>The steps of a delivery, in their order.</summary>
public enum DeliveryStep
{
    /// <summary>A node holds the lease; nothing has left.</summary>
    Claimed,

    /// <summary>The attempt and its handle are committed; nothing has left.</summary>
    Recorded,

    /// <summary>The network has answered; the outcome is not committed.</summary>
    Answered,

    /// <summary>The outcome is committed.</summary>
    Settled,
}

internal sealed class NoSteps : IDeliverySteps
{
    public ValueTask ReachedAsync(DeliveryStep step, DeliveryId delivery, int part) => ValueTask.CompletedTask;
}
