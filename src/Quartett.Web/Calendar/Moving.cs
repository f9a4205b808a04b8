using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Switching;
using Quartett.Web.Hosting;

namespace Quartett.Web.Calendar;

/// <summary>Gives a post another moment, whatever it is: a draft is planned, what is scheduled is moved.</summary>
internal static class Moving
{
    private static readonly LocalTime Morning = new(9, 0);
    private static readonly LocalDateTimePattern Told = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm");

    /// <param name="time"><c>null</c> keeps the time of day.</param>
    /// <returns>The new moment.</returns>
    public static async Task<Outcome<DateTimeOffset>> MoveAsync(
        Ask ask, OpenedWorkspace here, PostId post, LocalDate day, LocalTime? time, Fold fold, TimeProvider clock)
    {
        var shown = await ask.RunAsync(new ShowPost(here.Id, post));
        if (!shown.Done) return Outcome<DateTimeOffset>.Refuse(shown.Refusals);
        if (shown.Value.Stage != PostStage.Draft) return Say(await ask.RunAsync(new MovePost(here.Id, post, day, time, fold)));

        var zone = DateTimeZoneProviders.Tzdb[here.TimeZone];
        var at = day + (time ?? TimeOf(shown.Value, day, zone, clock));
        var planned = Say(await ask.RunAsync(new PlanPost(here.Id, post, at)));
        return planned.Done ? Instant.FromDateTimeOffset(zone.AtLeniently(at).ToDateTimeOffset()).ToDateTimeOffset() : Outcome<DateTimeOffset>.Refuse(planned.Refusals);
    }

    /// <summary>Back among the drafts without a moment.</summary>
    public static async Task<Outcome<Nothing>> PutBackAsync(Ask ask, OpenedWorkspace here, PostId post)
    {
        var shown = await ask.RunAsync(new ShowPost(here.Id, post));
        if (!shown.Done) return Outcome<Nothing>.Refuse(shown.Refusals);
        return shown.Value.Stage == PostStage.Draft
            ? await ask.RunAsync(new PlanPost(here.Id, post, null))
            : await ask.RunAsync(new UnschedulePost(here.Id, post));
    }

    private static LocalTime TimeOf(PostView post, LocalDate day, DateTimeZone zone, TimeProvider clock)
    {
        if (post.PlannedAt is { } planned) return Instant.FromDateTimeOffset(planned).InZone(zone).TimeOfDay;

        // Dropped onto today in the afternoon, the morning would be refused as past.
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).LocalDateTime;
        return day == now.Date && now.TimeOfDay >= Morning && now.Hour < 23 ? new LocalTime(now.Hour + 1, 0) : Morning;
    }

    // Moments in a refusal are told as people write them in the reader's language.
    private static Outcome<T> Say<T>(Outcome<T> outcome) => outcome.Done
        ? outcome
        : Outcome<T>.Refuse([.. outcome.Refusals.Select(r => new Refusal(r.Code, r.Field, [.. r.Args.Select(Say)]))]);

    private static object Say(object arg) =>
        arg is string text && Told.Parse(text) is { Success: true, Value: var local } ? local.ToString("d. MMMM uuuu, H:mm", CultureInfo.CurrentCulture) : arg;
}
