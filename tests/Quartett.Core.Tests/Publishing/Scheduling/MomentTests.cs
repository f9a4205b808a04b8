using CsCheck;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Scheduling;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Scheduling;

/// <summary>When something happens: wall clocks, hours that are missing or come twice, slots, moving, the calendar.</summary>
public sealed class MomentTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory, Databases]
    public async Task A_missing_hour_is_refused_and_the_next_real_time_named(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();

        var refused = await company.Core.RunAsync(new SchedulePost(company.Workspace, post, Company.OnTheClock(2027, 3, 28, 2, 30)), company.Editor);

        refused.Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("schedule.gap"), r => r.Field.ShouldBe("at"), r => r.Args.ShouldBe(["2027-03-28 02:30", "2027-03-28 03:00"]));
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.Draft);
    }

    [Theory, Databases]
    public async Task An_hour_that_comes_twice_is_asked_about_and_either_can_be_chosen(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();

        (await company.Core.RunAsync(new SchedulePost(company.Workspace, post, Company.OnTheClock(2027, 10, 31, 2, 30)), company.Editor)).Refusal!.Code.ShouldBe("schedule.twice");
        (await PlannedAsync(Fold.First)).ShouldBe(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero));
        (await PlannedAsync(Fold.Second)).ShouldBe(new DateTimeOffset(2027, 10, 31, 1, 30, 0, TimeSpan.Zero));

        async Task<DateTimeOffset> PlannedAsync(Fold fold) =>
            (await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, Company.OnTheClock(2027, 10, 31, 2, 30, fold)), company.Editor))[0].DueAt;
    }

    [Theory, Databases]
    public async Task The_past_and_the_far_future_are_refused_but_a_moment_ago_is_not(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();
        var now = company.Core.Clock.GetUtcNow();

        (await CodeAsync(new Moment.At(now.AddMinutes(-3)))).ShouldBe("schedule.past");
        (await CodeAsync(Company.OnTheClock(2026, 11, 23, 8, 0))).ShouldBe("schedule.past");
        (await CodeAsync(Company.OnTheClock(2040, 1, 1, 8, 0))).ShouldBe("schedule.tooFar");
        (await CodeAsync(Company.OnTheClock(9999, 12, 31, 23, 59))).ShouldBe("schedule.tooFar");
        (await CodeAsync(new Moment.At(now.AddMinutes(-1)))).ShouldBeNull();

        async Task<string?> CodeAsync(Moment moment) => (await company.Core.RunAsync(new SchedulePost(company.Workspace, post, moment), company.Editor)).Refusal?.Code;
    }

    [Fact]
    public void Every_wall_clock_time_means_what_noda_time_says()
    {
        var zones = Texts.OneOf(Berlin, DateTimeZoneProviders.Tzdb["Europe/Vienna"], DateTimeZoneProviders.Tzdb["Europe/Zurich"], DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"]);
        var times = Gen.Select(Gen.Int[2020, 2037], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 23], Gen.Int[0, 59], (y, m, d, h, min) => new LocalDateTime(y, m, d, h, min));
        var edges = Gen.Select(Gen.Int[2020, 2037], Gen.Bool, Gen.Int[-240, 240], (year, spring, minutes) =>
            LastSunday(year, spring ? 3 : 10).At(new LocalTime(2, 30)).PlusMinutes(minutes));

        Gen.Select(zones, Gen.OneOf(times, edges), Gen.Enum<Fold>()).Sample((zone, local, fold) =>
        {
            var mapping = zone.MapLocal(local);
            var answer = WallClock.ToInstant(local, zone, fold);
            var lenient = WallClock.ToLocal(WallClock.Leniently(local, zone), zone);
            return mapping.Count switch
            {
                0 => answer.Refusal?.Code == "schedule.gap" && lenient == mapping.LateInterval.IsoLocalStart,
                1 => answer.Value == mapping.Single().ToDateTimeOffset() && WallClock.ToLocal(answer.Value, zone) == local && lenient == local,
                _ => fold == Fold.Ask ? answer.Refusal?.Code == "schedule.twice" : answer.Value == (fold == Fold.First ? mapping.First() : mapping.Last()).ToDateTimeOffset(),
            };
        });
    }

    [Theory, Databases]
    public async Task The_next_slot_is_the_first_nobody_has_taken(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await SlotsAsync(company, new Slot(2, 9 * 60), new Slot(4, 9 * 60));

        var taken = new List<DateTimeOffset>();
        for (var n = 0; n < 3; n++)
        {
            var post = await company.DraftAsync($"Platz {n}");
            taken.Add((await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.NextSlot()), company.Editor))[0].DueAt);
            if (n == 1) await company.Core.DoneAsync(new UnschedulePost(company.Workspace, post), company.Editor);
        }

        // The second was taken out of the plan again, so the third gets its place.
        taken.ShouldBe([Utc(2026, 11, 24, 8), Utc(2026, 11, 26, 8), Utc(2026, 11, 26, 8)]);
    }

    [Theory, Databases]
    public async Task A_slot_follows_the_wall_clock_through_the_changes_of_the_clocks(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await SlotsAsync(company, new Slot(7, 150));
        company.Core.Clock.SetUtcNow(Utc(2027, 3, 22, 8));

        // 02:30 does not exist on that Sunday; the slot moves behind the gap, and back the week after.
        (await NextAsync()).ShouldBe(Utc(2027, 3, 28, 1));
        (await NextAsync()).ShouldBe(Utc(2027, 4, 4, 0, 30));
        company.Core.Clock.SetUtcNow(Utc(2027, 10, 25, 8));
        (await NextAsync()).ShouldBe(Utc(2027, 10, 31, 0, 30));
        (await NextAsync()).ShouldBe(Utc(2027, 11, 7, 1, 30));

        async Task<DateTimeOffset> NextAsync() =>
            (await company.Core.DoneAsync(new SchedulePost(company.Workspace, await company.DraftAsync(), new Moment.NextSlot()), company.Editor))[0].DueAt;
    }

    [Theory, Databases]
    public async Task A_slot_somebody_else_has_taken_is_refused_and_the_next_free_one_named(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await SlotsAsync(company, new Slot(2, 9 * 60), new Slot(4, 9 * 60));
        var (first, second) = (await company.DraftAsync("Die Bank"), await company.DraftAsync("Der Tisch"));
        var tuesday = new Moment.InSlot(new LocalDateTime(2026, 11, 24, 9, 0));
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, first, tuesday), company.Editor);

        var refused = await company.Core.RunAsync(new SchedulePost(company.Workspace, second, tuesday), company.Editor);

        refused.Refusal!.ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("schedule.slotTaken"), r => r.Field.ShouldBe("at"), r => r.Args[1].ShouldBe("2026-11-26 09:00"));
        (await company.ShowAsync(second)).Stage.ShouldBe(PostStage.Draft);
        (await company.Core.DoneAsync(new SchedulePost(company.Workspace, first, tuesday), company.Editor))[0].DueAt.ShouldBe(Utc(2026, 11, 24, 8));
        (await company.Core.DoneAsync(new SchedulePost(company.Workspace, second, Company.OnTheClock(2026, 11, 24, 9, 0)), company.Editor))[0].DueAt.ShouldBe(Utc(2026, 11, 24, 8));
    }

    [Theory, Databases]
    public async Task Without_slots_there_is_no_next_one(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await SlotsAsync(company);

        (await company.Core.RunAsync(new SchedulePost(company.Workspace, await company.DraftAsync(), new Moment.NextSlot()), company.Editor)).Refusal!.Code.ShouldBe("schedule.noSlot");
    }

    [Theory, Databases]
    public async Task Moving_keeps_the_time_of_day_over_a_change_of_the_clocks(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        company.Core.Clock.SetUtcNow(Utc(2027, 3, 20, 8));
        var post = await company.PlannedAsync(Company.OnTheClock(2027, 3, 26, 10, 15));

        (await company.Core.DoneAsync(new MovePost(company.Workspace, post, new LocalDate(2027, 3, 29)), company.Editor)).ShouldBe(Utc(2027, 3, 29, 8, 15));
        (await company.DeliveryAsync(post)).DueAt.ShouldBe(Utc(2027, 3, 29, 8, 15));
        (await company.Core.RunAsync(new MovePost(company.Workspace, post, new LocalDate(2027, 3, 28), new LocalTime(2, 30)), company.Editor)).Refusal!.Code.ShouldBe("schedule.gap");
        (await company.Core.RunAsync(new MovePost(company.Workspace, post, new LocalDate(2027, 3, 1)), company.Editor)).Refusal!.Code.ShouldBe("schedule.past");
        company.Core.Clock.SetUtcNow(Utc(2027, 3, 29, 8, 15));
        await company.SendDueAsync();
        (await company.Core.RunAsync(new MovePost(company.Workspace, post, new LocalDate(2027, 4, 1)), company.Editor)).Refusal!.Code.ShouldBe("post.onItsWay");
    }

    [Theory, Databases]
    public async Task Moving_keeps_the_distance_between_channels(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite");
        var post = await company.DraftAsync("Zwei Zeiten", company.Channel, second);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, Company.OnTheClock(2026, 11, 25, 9, 0), Channels: [company.Channel]), company.Editor);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, Company.OnTheClock(2026, 11, 25, 12, 0), Channels: [second]), company.Editor);

        await company.Core.DoneAsync(new MovePost(company.Workspace, post, new LocalDate(2026, 11, 26)), company.Editor);

        (await company.ShowAsync(post)).Deliveries.Select(d => d.DueAt).Order().ShouldBe([Utc(2026, 11, 26, 8), Utc(2026, 11, 26, 11)]);
    }

    [Theory, Databases]
    public async Task A_draft_is_planned_for_a_day_and_put_back_without_going_anywhere(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();

        await company.Core.DoneAsync(new PlanPost(company.Workspace, post, new LocalDateTime(2026, 11, 25, 9, 0)), company.Author);
        (await company.ShowAsync(post)).ShouldSatisfyAllConditions(p => p.PlannedAt.ShouldBe(Utc(2026, 11, 25, 8)), p => p.Stage.ShouldBe(PostStage.Draft));
        company.Core.Clock.SetUtcNow(Utc(2026, 11, 25, 9));
        (await company.SendDueAsync()).ShouldBe(0);
        await company.Core.DoneAsync(new PlanPost(company.Workspace, post, null), company.Author);
        (await company.ShowAsync(post)).PlannedAt.ShouldBeNull();

        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
        (await company.Core.RunAsync(new PlanPost(company.Workspace, post, null), company.Author)).Refusal!.Code.ShouldBe("post.isScheduled");
    }

    [Theory, Databases]
    public async Task Taking_a_post_out_of_the_plan_makes_it_a_draft_again(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync();

        await company.Core.DoneAsync(new UnschedulePost(company.Workspace, post), company.Editor);

        (await company.SendDueAsync()).ShouldBe(0);
        (await company.ShowAsync(post)).ShouldSatisfyAllConditions(p => p.Stage.ShouldBe(PostStage.Draft), p => p.PlannedAt.ShouldBeNull(), p => p.Deliveries.ShouldBeEmpty());
    }

    [Theory, Databases]
    public async Task Who_schedules_an_older_version_than_there_is_learns_who_changed_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Anders")), company.Author);

        var refused = await company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.Now(), Revision: 1), company.Editor);

        refused.Refusal!.Code.ShouldBe("post.conflict");
        refused.Refusal.Args[0].ShouldBe("Anna Auer");
    }

    [Theory, Databases]
    public async Task The_calendar_shows_days_of_the_wall_clock_free_slots_and_the_backlog(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await SlotsAsync(company, new Slot(2, 9 * 60), new Slot(4, 9 * 60));
        var early = await company.PlannedAsync(Company.OnTheClock(2026, 11, 24, 9, 0), "Früh");
        var midnight = await company.PlannedAsync(Company.OnTheClock(2026, 11, 25, 0, 15), "Nach Mitternacht");
        var backlog = await company.DraftAsync("Irgendwann");
        var away = await company.DraftAsync("Weg");
        await company.Core.DoneAsync(new DiscardPost(company.Workspace, away), company.Author);

        var calendar = await company.Core.DoneAsync(new ShowCalendar(company.Workspace, new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 29), company.Channel.Value), company.Author);

        calendar.TimeZone.ShouldBe("Europe/Berlin");
        calendar.Days.Select(d => d.Day.Day).ShouldBe([23, 24, 25, 26, 27, 28, 29]);
        calendar.Days.SelectMany(d => d.Posts.Select(p => (d.Day.Day, p.Id))).ShouldBe([(24, early), (25, midnight)]);
        calendar.Days.SelectMany(d => d.FreeSlots.Select(f => f.At)).ShouldBe([Utc(2026, 11, 26, 8)]);
        calendar.Backlog.ShouldHaveSingleItem().Id.ShouldBe(backlog);
        (await company.Core.DoneAsync(new ShowCalendar(company.Workspace, new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 29), Stage: PostStage.Published), company.Author)).Days.ShouldAllBe(d => d.Posts.Count == 0);
        foreach (var (from, to) in new[] { (new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1)), (new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 1)), (LocalDate.MaxIsoValue, LocalDate.MaxIsoValue), (LocalDate.MinIsoValue, LocalDate.MinIsoValue) })
            (await company.Core.RunAsync(new ShowCalendar(company.Workspace, from, to), company.Author)).Refusal!.Code.ShouldBe("calendar.span");
    }

    private static Task SlotsAsync(Company company, params Slot[] slots) => company.Core.DoneAsync(new ChangeChannel(company.Workspace, company.Channel, Slots: slots), company.Owner);

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private static LocalDate LastSunday(int year, int month) => new LocalDate(year, month, 31).With(d => d.DayOfWeek == IsoDayOfWeek.Sunday ? d : d.Previous(IsoDayOfWeek.Sunday));
}
