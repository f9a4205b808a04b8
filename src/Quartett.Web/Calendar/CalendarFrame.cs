using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Switching;

namespace Quartett.Web.Calendar;

/// <summary>What every part of the calendar needs to know: where we are, which clock counts, what the person may move.</summary>
internal sealed record CalendarFrame(CalendarAddress At, DateTimeZone Zone, LocalDateTime Now, OpenedWorkspace Here, IReadOnlyDictionary<Guid, string> Colours)
{
    public LocalDate Today => Now.Date;

    public LocalDateTime Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone).LocalDateTime;

    public string Time(DateTimeOffset at) => Local(at).TimeOfDay.ToString("H:mm", CultureInfo.InvariantCulture);

    public string Colour(Guid channel) => Colours.GetValueOrDefault(channel, "#6b7280");

    /// <summary>Whether the person may give this card another moment.</summary>
    public bool MayMove(PostCard card) => card.Stage switch
    {
        PostStage.Draft => Here.May(Right.Draft),
        PostStage.Planned or PostStage.NeedsAttention =>
            Here.May(Right.Publish) && card.Channels.All(c => c.State is null or DeliveryState.Waiting or DeliveryState.Held or DeliveryState.Retracted),
        _ => false,
    };

    public static string LongDay(LocalDate day, string pattern) => day.ToString(pattern, CultureInfo.CurrentCulture);

    public static int Week(LocalDate day) => WeekYearRules.Iso.GetWeekOfWeekYear(day);
}

/// <summary>How a card looks: edge, sign and word.</summary>
internal sealed record SlipLook(string Class, string Icon, string Word)
{
    public static SlipLook Of(PostCard card) => card switch
    {
        { Stage: PostStage.Draft } => new("slip-draft", "edit", "posts.stage.Draft"),
        { Late: true } => new("slip-harm slip-late", "warning", "posts.state.Late"),
        { Stage: PostStage.NeedsAttention } when Any(card, DeliveryState.Rejected) => new("slip-harm", "stop", "posts.state.Rejected"),
        { Stage: PostStage.NeedsAttention } when Any(card, DeliveryState.Uncertain) => new("slip-warn", "question", "posts.state.Uncertain"),
        { Stage: PostStage.NeedsAttention } => new("slip-warn", "pause", "posts.state.Held"),
        { Stage: PostStage.Sending } => new("slip-info", "send", "posts.stage.Sending"),
        { Stage: PostStage.Published } => new("slip-good", "check", "posts.stage.Published"),
        { Stage: PostStage.Retracted } => new("slip-draft", "undo", "posts.stage.Retracted"),
        _ => new("slip-info", "clock", "posts.stage.Planned"),
    };

    private static bool Any(PostCard card, DeliveryState state) => card.Channels.Any(c => c.State == state);
}
