using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>Reads a post's stage off its deliveries.</summary>
internal sealed class PostStages
{
    public void Settle(Post post, IReadOnlyCollection<Delivery> deliveries)
    {
        post.Stage = Of(post.DiscardedAt is not null, deliveries);
        if (deliveries.Where(d => d.State is not DeliveryState.Cancelled).Select(d => (DateTimeOffset?)d.DueAt).Min() is { } due) post.PlannedAt = due;
    }

    public PostStage Of(bool discarded, IReadOnlyCollection<Delivery> deliveries) => discarded ? PostStage.Discarded : Of(deliveries.Select(d => d.State).ToList());

    public static PostStage Of(IReadOnlyCollection<DeliveryState> states)
    {
        if (states.Any(s => s is DeliveryState.Rejected or DeliveryState.Uncertain or DeliveryState.Held)) return PostStage.NeedsAttention;
        if (states.Any(s => s is DeliveryState.Claimed or DeliveryState.Sending)) return PostStage.Sending;
        if (states.Contains(DeliveryState.Waiting)) return PostStage.Planned;
        if (states.Contains(DeliveryState.Delivered)) return PostStage.Published;
        return states.Contains(DeliveryState.Retracted) ? PostStage.Retracted : PostStage.Draft;
    }
}
