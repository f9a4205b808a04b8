using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Repeating;

/// <summary>Series at work: planned ahead once each, through the gate, never in bursts, and changed by people.</summary>
public sealed class SeriesTests
{
    // The test clock begins on Monday 2026-11-23 at 9:00 in Berlin.
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    private static Recurrence Weekly(LocalDate? first = null, params int[] days) =>
        new() { Unit = RecurrenceUnit.Weeks, Weekdays = days.Length == 0 ? [2] : days, First = first ?? Tuesday, Time = new LocalTime(9, 0) };

    [Theory, Databases]
    public async Task The_post_takes_the_first_day_and_four_weeks_are_planned_after_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (post, series) = await BegunAsync(company);

        (await DaysAsync(company, series)).ShouldBe([Tuesday, Tuesday.PlusWeeks(1), Tuesday.PlusWeeks(2), Tuesday.PlusWeeks(3)]);
        var first = await company.ShowAsync(post);
        first.ShouldSatisfyAllConditions(
            p => p.Stage.ShouldBe(PostStage.Planned), p => p.PlannedAt.ShouldBe(At(24)), p => p.Part!.Day.ShouldBe(Tuesday), p => p.Part!.Own.ShouldBeFalse(),
            p => p.Part!.Series.Next.Select(o => o.Day).ShouldBe([Tuesday, Tuesday.PlusWeeks(1), Tuesday.PlusWeeks(2), Tuesday.PlusWeeks(3), Tuesday.PlusWeeks(4)]));
        (await company.StoredAsync(db => db.Deliveries.AsNoTracking().Select(d => new { d.State, d.AuthorisedBy }).ToListAsync()))
            .ShouldAllBe(d => d.State == DeliveryState.Waiting && d.AuthorisedBy == company.Editor.Login);
    }

    [Theory, Databases]
    public async Task A_post_that_was_planned_once_is_moved_to_the_first_day(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(Company.OnTheClock(2027, 1, 5, 12, 0));

        await company.Core.DoneAsync(new RepeatPost(company.Workspace, post, Weekly()), company.Editor);

        (await company.ShowAsync(post)).ShouldSatisfyAllConditions(p => p.PlannedAt.ShouldBe(At(24)), p => p.Deliveries.Where(d => d.State == DeliveryState.Waiting).ShouldHaveSingleItem().DueAt.ShouldBe(At(24)));
    }

    [Theory, Databases]
    public async Task At_least_the_next_two_are_planned_when_days_are_far_apart(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company, new() { Unit = RecurrenceUnit.Months, Every = 3, DayOfMonth = 31, First = new(2026, 11, 1), Time = new(9, 0) });

        (await DaysAsync(company, series)).ShouldBe([new(2026, 11, 30), new(2027, 2, 28)]);
    }

    [Theory, Databases]
    public async Task However_often_and_irregularly_the_clock_looks_there_is_one_post_for_each_day(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company, Weekly(Tuesday, 2, 5));

        foreach (var days in new[] { 0, 0, 3, 17, 1, 0, 25, 9, 2, 30 })
        {
            company.Core.Clock.Advance(TimeSpan.FromDays(days));
            await PlanDueAsync(company);
            await PlanAsync(company, series);
        }

        var planned = await DaysAsync(company, series);
        planned.ShouldBe(Core.Publishing.Repeating.RecurrenceDays.Of(Weekly(Tuesday, 2, 5), planned[^1]));
    }

    [Theory, Databases]
    public async Task Two_nodes_that_plan_at_once_make_one_post_for_each_day(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company);
        company.Core.Clock.Advance(TimeSpan.FromDays(15));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PlanAsync(company, series))));

        (await DaysAsync(company, series)).ShouldBe(Enumerable.Range(0, 7).Select(n => Tuesday.PlusWeeks(n)));
    }

    [Theory, Databases]
    public async Task The_database_refuses_a_second_post_for_a_day(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (post, series) = await BegunAsync(company);
        var other = await company.DraftAsync("Zweiter");

        await Should.ThrowAsync<Exception>(() => company.StoredAsync(db => db.Posts.Where(p => p.Id == other).ExecuteUpdateAsync(s => s.SetProperty(p => p.SeriesId, series).SetProperty(p => p.SeriesDay, Tuesday))));
        (await company.ShowAsync(post)).Part!.Day.ShouldBe(Tuesday);
    }

    [Theory, Databases]
    public async Task What_was_missed_for_weeks_is_shown_and_none_of_it_is_sent(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company, Weekly(Tuesday, 1, 2, 3, 4, 5, 6, 7));
        await KeepWatchAsync(company);

        // Six weeks without anybody there, and back at noon.
        company.Core.Clock.Advance(TimeSpan.FromDays(42) + TimeSpan.FromHours(3));
        await PlanDueAsync(company);
        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.ShouldBeEmpty();
        var states = await company.StoredAsync(db => db.Deliveries.AsNoTracking().Where(d => d.DueAt <= company.Core.Clock.GetUtcNow()).Select(d => d.HeldReason).ToListAsync());
        states.Count.ShouldBe(42);
        states.ShouldAllBe(reason => reason == HeldReasons.Missed);
        (await DaysAsync(company, series)).Count.ShouldBe(42 + 28);
    }

    [Theory, Databases]
    public async Task Of_several_that_piled_up_behind_a_resting_channel_only_the_latest_goes_out(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await BegunAsync(company, Weekly(Tuesday, 1, 2, 3, 4, 5, 6, 7), "Täglich");
        for (var day = 0; day < 3; day++)
        {
            company.Core.Clock.Advance(TimeSpan.FromDays(1));
            await KeepWatchAsync(company);
        }

        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.ShouldBe(["Täglich"]);
        (await company.StoredAsync(db => db.Deliveries.AsNoTracking().Where(d => d.DueAt <= company.Core.Clock.GetUtcNow()).OrderBy(d => d.DueAt).Select(d => d.State).ToListAsync()))
            .ShouldBe([DeliveryState.Held, DeliveryState.Held, DeliveryState.Delivered]);
    }

    [Theory, Databases]
    public async Task A_person_may_still_let_an_overtaken_one_go_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (post, _) = await BegunAsync(company, Weekly(Tuesday, 1, 2, 3, 4, 5, 6, 7), "Täglich");
        for (var day = 0; day < 2; day++)
        {
            company.Core.Clock.Advance(TimeSpan.FromDays(1));
            await KeepWatchAsync(company);
        }

        await company.SendDueAsync();
        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.Overtaken);
        await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor);
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task Whoever_lost_the_right_speaks_no_more_and_the_day_is_held_not_dropped(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company);
        await company.RoleAsync(company.Editor, Core.Workspaces.Role.Author);

        company.Core.Clock.Advance(TimeSpan.FromDays(7));
        await PlanAsync(company, series);

        var fresh = await company.StoredAsync(db => db.Deliveries.AsNoTracking().OrderBy(d => d.DueAt).LastAsync());
        (fresh.State, fresh.HeldReason).ShouldBe((DeliveryState.Held, HeldReasons.NotAuthorised));
    }

    [Theory, Databases]
    public async Task A_change_of_one_day_leaves_the_others_alone_and_they_leave_it_alone(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company, text: "Alle");
        var second = await PostOfAsync(company, series, Tuesday.PlusWeeks(1));
        await company.Core.DoneAsync(new EditPost(company.Workspace, second, 1, company.Says("Nur dieser")), company.Editor);

        await company.Core.DoneAsync(new EditPost(company.Workspace, first, 1, company.Says("Neu für alle")), company.Editor);
        (await company.Core.DoneAsync(new RewriteSeries(company.Workspace, first, 2), company.Editor)).ShouldBe(2);

        (await TextsAsync(company, series)).ShouldBe(["Neu für alle", "Nur dieser", "Neu für alle", "Neu für alle"]);
        (await company.ShowAsync(second)).Part!.Own.ShouldBeTrue();
        company.Core.Clock.Advance(TimeSpan.FromDays(14));
        await PlanAsync(company, series);
        (await TextsAsync(company, series)).ShouldBe(["Neu für alle", "Nur dieser", "Neu für alle", "Neu für alle", "Neu für alle", "Neu für alle"]);
    }

    [Theory, Databases]
    public async Task Rewriting_reaches_only_the_days_that_follow_and_new_channels_too(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var more = await company.ConnectAsync("Zweite Probe");
        var (_, series) = await BegunAsync(company, text: "Alt");
        var second = await PostOfAsync(company, series, Tuesday.PlusWeeks(1));
        await company.Core.DoneAsync(new EditPost(company.Workspace, second, 1, company.Says("Neu", company.Channel, more)), company.Editor);

        await company.Core.DoneAsync(new RewriteSeries(company.Workspace, second), company.Editor);

        (await TextsAsync(company, series)).ShouldBe(["Alt", "Neu", "Neu", "Neu"]);
        (await company.ShowAsync(await PostOfAsync(company, series, Tuesday.PlusWeeks(2)))).Deliveries.Select(d => d.ChannelName).ShouldBe(["Probe", "Zweite Probe"], ignoreOrder: true);
    }

    [Theory, Databases]
    public async Task An_authors_edit_of_one_day_holds_it_and_reaches_no_other(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company, text: "Geprüft");

        (await company.Core.DoneAsync(new EditPost(company.Workspace, first, 1, company.Says("Ungeprüft")), company.Author)).Held.ShouldBe(1);
        (await company.Core.RunAsync(new RewriteSeries(company.Workspace, first), company.Author)).Refusal!.Code.ShouldBe("kernel.notAllowed");

        (await TextsAsync(company, series)).ShouldBe(["Ungeprüft", "Geprüft", "Geprüft", "Geprüft"]);
    }

    [Theory, Databases]
    public async Task Paused_nothing_goes_out_and_resumed_it_goes_on_with_the_next_day(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company, text: "Alle");
        var own = await PostOfAsync(company, series, Tuesday.PlusWeeks(3));
        await company.Core.DoneAsync(new EditPost(company.Workspace, own, 1, company.Says("Eigenes")), company.Editor);

        await company.Core.DoneAsync(new PauseSeries(company.Workspace, series), company.Editor);
        (await DaysAsync(company, series)).ShouldBe([Tuesday, Tuesday.PlusWeeks(3)]);
        (await company.ShowAsync(first)).Stage.ShouldBe(PostStage.Draft);
        (await company.ShowAsync(own)).Stage.ShouldBe(PostStage.Draft);
        company.Core.Clock.Advance(TimeSpan.FromDays(10));
        await PlanDueAsync(company);
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBeEmpty();

        await company.Core.DoneAsync(new ResumeSeries(company.Workspace, series), company.Owner);
        (await DaysAsync(company, series)).ShouldBe([Tuesday, Tuesday.PlusWeeks(2), Tuesday.PlusWeeks(3), Tuesday.PlusWeeks(4), Tuesday.PlusWeeks(5)]);
        (await company.ShowAsync(first)).Stage.ShouldBe(PostStage.Draft);
        (await company.ShowAsync(own)).ShouldSatisfyAllConditions(p => p.Stage.ShouldBe(PostStage.Planned), p => p.Content.Text.ShouldBe("Eigenes"));
        (await company.Core.DoneAsync(new ShowSeries(company.Workspace, series), company.Author)).ByName.ShouldBe("Lena Lindner");
    }

    [Theory, Databases]
    public async Task A_skipped_day_is_left_out_the_others_keep_theirs_and_it_can_be_taken_back(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company);

        await company.Core.DoneAsync(new SkipOccurrence(company.Workspace, series, Tuesday.PlusWeeks(1)), company.Editor);
        await PlanAsync(company, series);
        (await DaysAsync(company, series)).ShouldBe([Tuesday, Tuesday.PlusWeeks(2), Tuesday.PlusWeeks(3)]);
        var shown = await company.Core.DoneAsync(new ShowSeries(company.Workspace, series), company.Author);
        shown.Next.Where(o => o.IsSkipped).ShouldHaveSingleItem().Day.ShouldBe(Tuesday.PlusWeeks(1));
        (await company.Core.RunAsync(new SkipOccurrence(company.Workspace, series, Tuesday.PlusDays(1)), company.Editor)).Refusal!.Code.ShouldBe("series.notThatDay");

        await company.Core.DoneAsync(new UnskipOccurrence(company.Workspace, series, Tuesday.PlusWeeks(1)), company.Editor);
        (await DaysAsync(company, series)).ShouldBe([Tuesday, Tuesday.PlusWeeks(1), Tuesday.PlusWeeks(2), Tuesday.PlusWeeks(3)]);
    }

    [Theory, Databases]
    public async Task Putting_a_day_away_leaves_it_out(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company);

        await company.Core.DoneAsync(new DiscardPost(company.Workspace, first), company.Editor);
        await PlanAsync(company, series);
        await company.Core.DoneAsync(new PauseSeries(company.Workspace, series), company.Editor);
        await company.Core.DoneAsync(new ResumeSeries(company.Workspace, series), company.Editor);

        (await company.ShowAsync(first)).Stage.ShouldBe(PostStage.Discarded);
        (await company.Core.DoneAsync(new ShowSeries(company.Workspace, series), company.Author)).Next[0].ShouldSatisfyAllConditions(o => o.Day.ShouldBe(Tuesday), o => o.IsSkipped.ShouldBeTrue());
    }

    [Theory, Databases]
    public async Task Other_days_replace_those_planned_and_leave_what_somebody_wrote(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company);
        await company.Core.DoneAsync(new EditPost(company.Workspace, first, 1, company.Says("Eigenes")), company.Editor);

        await company.Core.DoneAsync(new ChangeRecurrence(company.Workspace, series, Weekly(new(2026, 11, 23), 4) with { Every = 2, Time = new(17, 30) }), company.Editor);

        (await DaysAsync(company, series)).ShouldBe([Tuesday, new(2026, 11, 26), new(2026, 12, 10)]);
        (await company.ShowAsync(first)).PlannedAt.ShouldBe(At(24));
        (await company.ShowAsync(await PostOfAsync(company, series, new(2026, 11, 26)))).PlannedAt.ShouldBe(new DateTimeOffset(2026, 11, 26, 16, 30, 0, TimeSpan.Zero));
    }

    [Theory, Databases]
    public async Task The_post_it_was_begun_with_comes_along_into_another_rhythm_and_stays_when_it_ends(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company, text: "Mit Mühe geschrieben");

        await company.Core.DoneAsync(new ChangeRecurrence(company.Workspace, series, Weekly(new(2026, 11, 23), 4)), company.Editor);
        (await DaysAsync(company, series)).ShouldBe([new(2026, 11, 26), new(2026, 12, 3), new(2026, 12, 10), new(2026, 12, 17)]);
        (await company.ShowAsync(first)).ShouldSatisfyAllConditions(p => p.PlannedAt.ShouldBe(At(26)), p => p.Stage.ShouldBe(PostStage.Planned), p => p.Part!.Own.ShouldBeFalse());

        await company.Core.DoneAsync(new EndSeries(company.Workspace, series), company.Editor);
        (await DaysAsync(company, series)).ShouldBe([new(2026, 11, 26)]);
        (await company.ShowAsync(first)).ShouldSatisfyAllConditions(p => p.Stage.ShouldBe(PostStage.Draft), p => p.Content.Text.ShouldBe("Mit Mühe geschrieben"));
    }

    [Theory, Databases]
    public async Task Ended_it_is_over_and_what_went_out_stays(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (first, series) = await BegunAsync(company, text: "Einmal noch");
        company.Core.Clock.Advance(TimeSpan.FromDays(1));
        await company.SendDueAsync();

        await company.Core.DoneAsync(new EndSeries(company.Workspace, series), company.Editor);
        company.Core.Clock.Advance(TimeSpan.FromDays(20));
        await PlanDueAsync(company);
        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.ShouldBe(["Einmal noch"]);
        (await DaysAsync(company, series)).ShouldBe([Tuesday]);
        (await company.ShowAsync(first)).Stage.ShouldBe(PostStage.Published);
        (await company.Core.RunAsync(new ResumeSeries(company.Workspace, series), company.Editor)).Refusal!.Code.ShouldBe("series.ended");
        (await company.Core.DoneAsync(new ListSeries(company.Workspace), company.Author)).ShouldHaveSingleItem().Stage.ShouldBe(SeriesStage.Ended);
    }

    [Theory, Databases]
    public async Task After_so_many_times_it_is_over(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company, Weekly() with { Times = 2 });

        company.Core.Clock.Advance(TimeSpan.FromDays(9));
        await PlanDueAsync(company);

        (await DaysAsync(company, series)).ShouldBe([Tuesday, Tuesday.PlusWeeks(1)]);
        (await company.Core.DoneAsync(new ShowSeries(company.Workspace, series), company.Author)).Stage.ShouldBe(SeriesStage.Ended);
        (await company.Core.DoneAsync(new FindSeriesToPlan(), Actor.Clock)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_cannot_become_a_series_is_refused_with_the_reason(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var published = await company.PublishedAsync();
        var (repeated, _) = await BegunAsync(company);
        var draft = await company.DraftAsync();

        (await CodeAsync(published, Weekly())).ShouldBe("series.onlyDrafts");
        (await CodeAsync(repeated, Weekly())).ShouldBe("series.already");
        (await CodeAsync(draft, Weekly(new(2026, 1, 6)) with { Until = new(2026, 2, 1) })).ShouldBe("series.never");
        (await CodeAsync(draft, Weekly(new(2040, 1, 1)))).ShouldBe("schedule.tooFar");
        (await CodeAsync(draft, Weekly() with { Weekdays = [] })).ShouldBe("series.weekdays");
        (await company.Core.RunAsync(new RewriteSeries(company.Workspace, draft), company.Editor)).Refusal!.Code.ShouldBe("series.notHere");

        async Task<string?> CodeAsync(PostId post, Recurrence recurrence) => (await company.Core.RunAsync(new RepeatPost(company.Workspace, post, recurrence), company.Editor)).Refusal?.Code;
    }

    [Theory, Databases]
    public async Task The_calendar_marks_the_days_of_a_series(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (_, series) = await BegunAsync(company);

        var calendar = await company.Core.DoneAsync(new ShowCalendar(company.Workspace, Tuesday, Tuesday.PlusWeeks(1)), company.Author);

        calendar.Days.SelectMany(d => d.Posts).Select(p => p.Series).ShouldBe([series, series]);
    }

    private static async Task<(PostId Post, SeriesId Series)> BegunAsync(Company company, Recurrence? recurrence = null, string text = "Jede Woche neu: unser Holz der Woche.")
    {
        var post = await company.DraftAsync(text);
        return (post, await company.Core.DoneAsync(new RepeatPost(company.Workspace, post, recurrence ?? Weekly()), company.Editor));
    }

    private static async Task PlanAsync(Company company, SeriesId series) => await company.Core.DoneAsync(new PlanSeries(company.Workspace, series), Actor.Clock);

    private static async Task PlanDueAsync(Company company)
    {
        foreach (var due in await company.Core.DoneAsync(new FindSeriesToPlan(), Actor.Clock)) await company.Core.DoneAsync(new PlanSeries(due.Workspace, due.Series), Actor.Clock);
    }

    private static Task KeepWatchAsync(Company company) => company.Core.InScopeAsync(async services =>
    {
        var now = company.Core.Clock.GetUtcNow();
        var database = (AppDbContext)services.GetService(typeof(AppDbContext))!;
        database.Add(new Watch { Id = Guid.CreateVersion7(), Since = now.AddMinutes(-1), Until = now.AddMinutes(1) });
        await database.SaveChangesAsync();
    });

    private static Task<List<LocalDate>> DaysAsync(Company company, SeriesId series) => company.StoredAsync(async db =>
        (await db.Posts.AsNoTracking().Where(p => p.SeriesId == series).Select(p => p.SeriesDay!.Value).ToListAsync()).Order().ToList());

    private static Task<List<string>> TextsAsync(Company company, SeriesId series) => company.StoredAsync(async db =>
        (await db.Posts.AsNoTracking().Where(p => p.SeriesId == series).ToListAsync()).OrderBy(p => p.SeriesDay).Select(p => p.Said().Text).ToList());

    private static Task<PostId> PostOfAsync(Company company, SeriesId series, LocalDate day) =>
        company.StoredAsync(db => db.Posts.Where(p => p.SeriesId == series && p.SeriesDay == day).Select(p => p.Id).SingleAsync());

    private static DateTimeOffset At(int day) => new(2026, 11, day, 8, 0, 0, TimeSpan.Zero);
}
