using Quartett.Core.Publishing;
using Quartett.Web.Controls;

namespace Quartett.Web.Posts;

/// <summary>How stages and states look and are called.</summary>
internal static class PostWords
{
    public static Standing Standing(this PostStage stage) => stage switch
    {
        PostStage.Planned => Controls.Standing.Planned,
        PostStage.Sending => Controls.Standing.Sending,
        PostStage.NeedsAttention => Controls.Standing.Held,
        PostStage.Published => Controls.Standing.Delivered,
        PostStage.Retracted => Controls.Standing.Retracted,
        PostStage.Discarded => Controls.Standing.Cancelled,
        _ => Controls.Standing.Draft,
    };

    public static Standing Standing(this DeliveryState state) => state switch
    {
        DeliveryState.Waiting => Controls.Standing.Planned,
        DeliveryState.Claimed or DeliveryState.Sending => Controls.Standing.Sending,
        DeliveryState.Delivered => Controls.Standing.Delivered,
        DeliveryState.Rejected => Controls.Standing.Rejected,
        DeliveryState.Uncertain => Controls.Standing.Uncertain,
        DeliveryState.Held => Controls.Standing.Held,
        DeliveryState.Retracted => Controls.Standing.Retracted,
        _ => Controls.Standing.Cancelled,
    };

    /// <summary>"Newsroom", "Newsroom und Bluesky", "Newsroom, Bluesky und Probe".</summary>
    public static string List(this Words words, IReadOnlyList<string> names) => names switch
    {
        [] => "",
        [var only] => only,
        _ => words.Of("posts.and", string.Join(", ", names.SkipLast(1)), names[^1]),
    };
}
