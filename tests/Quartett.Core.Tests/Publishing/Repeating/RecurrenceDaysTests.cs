using CsCheck;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Repeating;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Repeating;

/// <summary>The days of a recurrence: they follow from the rule and from nothing else.</summary>
public sealed class RecurrenceDaysTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly Gen<Recurrence> Any =
        from unit in Texts.OneOf(Enum.GetValues<RecurrenceUnit>())
        from every in Gen.Int[1, 5]
        from weekdays in Gen.Int[1, 7].HashSet[1, 7]
        from nth in Texts.OneOf<int?>(null, 1, 2, 3, 4, -1)
        from dayOfMonth in Texts.OneOf<int?>(null, 1, 15, 28, 29, 30, 31)
        from first in Gen.Int[0, 4000].Select(n => new LocalDate(2020, 1, 1).PlusDays(n))
        from end in Texts.OneOf("never", "until", "times")
        from length in Gen.Int[1, 900]
        select new Recurrence
        {
            Unit = unit,
            Every = every,
            Weekdays = unit == RecurrenceUnit.Months && nth is not null ? [weekdays.First()] : [.. weekdays],
            Nth = unit == RecurrenceUnit.Months ? nth : null,
            DayOfMonth = unit == RecurrenceUnit.Months && nth is null ? dayOfMonth : null,
            First = first,
            Time = new LocalTime(2, 30),
            Until = end == "until" ? first.PlusDays(length) : null,
            Times = end == "times" ? length : null,
        };

    [Fact]
    public void Every_second_week_on_two_days_means_both_days_of_one_week()
    {
        var days = Days(Weekly(2, new(2026, 11, 25), 1, 3, 5), new(2027, 1, 1));

        days.ShouldBe([new(2026, 11, 25), new(2026, 11, 27), new(2026, 12, 7), new(2026, 12, 9), new(2026, 12, 11), new(2026, 12, 21), new(2026, 12, 23), new(2026, 12, 25)]);
    }

    [Fact]
    public void The_31st_is_the_last_day_of_shorter_months_and_says_so()
    {
        var monthly = new Recurrence { Unit = RecurrenceUnit.Months, DayOfMonth = 31, First = new(2027, 1, 1), Time = new(9, 0) };

        Days(monthly, new(2027, 6, 30)).ShouldBe([new(2027, 1, 31), new(2027, 2, 28), new(2027, 3, 31), new(2027, 4, 30), new(2027, 5, 31), new(2027, 6, 30)]);
        RecurrenceDays.At(monthly, new(2027, 2, 28), Berlin).Shortened.ShouldBeTrue();
        RecurrenceDays.At(monthly, new(2027, 3, 31), Berlin).Shortened.ShouldBeFalse();
    }

    [Fact]
    public void A_weekday_of_the_month_is_counted_from_its_beginning_or_its_end()
    {
        Recurrence Nth(int nth, IsoDayOfWeek day) => new() { Unit = RecurrenceUnit.Months, Nth = nth, Weekdays = [(int)day], First = new(2026, 12, 1), Time = new(9, 0) };

        Days(Nth(1, IsoDayOfWeek.Tuesday), new(2027, 2, 28)).ShouldBe([new(2026, 12, 1), new(2027, 1, 5), new(2027, 2, 2)]);
        Days(Nth(-1, IsoDayOfWeek.Friday), new(2027, 2, 28)).ShouldBe([new(2026, 12, 25), new(2027, 1, 29), new(2027, 2, 26)]);
    }

    [Fact]
    public void The_29th_of_February_is_the_28th_in_other_years() =>
        Days(new Recurrence { Unit = RecurrenceUnit.Years, First = new(2028, 2, 29), Time = new(9, 0) }, new(2032, 12, 31))
            .ShouldBe([new(2028, 2, 29), new(2029, 2, 28), new(2030, 2, 28), new(2031, 2, 28), new(2032, 2, 29)]);

    [Fact]
    public void In_Berlin_half_past_two_becomes_three_in_March_and_its_first_time_in_October()
    {
        var nightly = Weekly(1, new(2027, 3, 27), 6, 7) with { Time = new(2, 30) };

        RecurrenceDays.At(nightly, new(2027, 3, 27), Berlin).ShouldBe(new(new(2027, 3, 27), At(2027, 3, 27, 1, 30), ClockShift.None, false));
        RecurrenceDays.At(nightly, new(2027, 3, 28), Berlin).ShouldBe(new(new(2027, 3, 28), At(2027, 3, 28, 1, 0), ClockShift.Skipped, false));
        RecurrenceDays.At(nightly, new(2027, 10, 31), Berlin).ShouldBe(new(new(2027, 10, 31), At(2027, 10, 31, 0, 30), ClockShift.Twice, false));
        RecurrenceDays.At(nightly, new(2027, 11, 6), Berlin).At.ShouldBe(At(2027, 11, 6, 1, 30));
    }

    [Fact]
    public void Nine_in_the_morning_stays_nine_in_the_morning_when_the_clocks_change()
    {
        var weekly = Weekly(1, new(2027, 3, 22), 1);

        Days(weekly, new(2027, 4, 5)).Select(d => RecurrenceDays.At(weekly, d, Berlin).At)
            .ShouldBe([At(2027, 3, 22, 8, 0), At(2027, 3, 29, 7, 0), At(2027, 4, 5, 7, 0)]);
    }

    [Fact]
    public void Of_all_recurrences_the_days_are_those_a_calendar_would_show() => Any.Sample(
        recurrence =>
        {
            var through = recurrence.First.PlusDays(1500);
            var hits = Enumerable.Range(0, 1501).Select(recurrence.First.PlusDays).Where(day => Hits(recurrence, day)).Where(day => recurrence.Until is not { } until || day <= until);
            RecurrenceDays.Of(recurrence, through).ShouldBe(recurrence.Times is { } times ? hits.Take(times) : hits);
        },
        iter: 300);

    [Fact]
    public void Whoever_looks_later_or_farther_sees_the_same_days() => Gen.Select(Any, Gen.Int[0, 800], Gen.Int[0, 800]).Sample(
        (recurrence, near, more) =>
        {
            var shorter = RecurrenceDays.Of(recurrence, recurrence.First.PlusDays(near)).ToList();
            var longer = RecurrenceDays.Of(recurrence, recurrence.First.PlusDays(near + more)).ToList();
            longer.Take(shorter.Count).ShouldBe(shorter);
            longer.Skip(shorter.Count).ShouldAllBe(day => day > recurrence.First.PlusDays(near));
        },
        iter: 300);

    [Fact]
    public void Moments_follow_each_other_and_keep_the_time_on_the_wall() => Any.Sample(
        recurrence =>
        {
            var all = RecurrenceDays.Of(recurrence, recurrence.First.PlusDays(900)).Select(day => RecurrenceDays.At(recurrence, day, Berlin)).ToList();
            all.Zip(all.Skip(1)).ShouldAllBe(pair => pair.First.At < pair.Second.At);
            all.ShouldAllBe(o => o.Shift == ClockShift.Skipped
                ? Instant.FromDateTimeOffset(o.At).InZone(Berlin).LocalDateTime == o.Day + new LocalTime(3, 0)
                : Instant.FromDateTimeOffset(o.At).InZone(Berlin).LocalDateTime == o.Day + recurrence.Time);
        },
        iter: 200);

    [Fact]
    public void A_rule_survives_being_stored() => Any.Sample(recurrence => StoredJson.Write(StoredJson.Read<Recurrence>(StoredJson.Write(recurrence))) == StoredJson.Write(recurrence), iter: 200);

    [Theory]
    [InlineData(0, "every")]
    [InlineData(53, "every")]
    public void A_rule_that_makes_no_sense_is_refused_at_its_field(int every, string field) =>
        RecurrenceChecks.Of(Weekly(every, new(2026, 12, 1), 1)).ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void Weeks_without_a_day_two_ends_and_an_end_before_the_beginning_are_refused()
    {
        RecurrenceChecks.Of(Weekly(1, new(2026, 12, 1))).ShouldHaveSingleItem().Code.ShouldBe("series.weekdays");
        RecurrenceChecks.Of(Weekly(1, new(2026, 12, 1), 8)).ShouldHaveSingleItem().Code.ShouldBe("series.weekdays");
        RecurrenceChecks.Of(Weekly(1, new(2026, 12, 1), 1) with { Until = new(2026, 11, 30) }).ShouldHaveSingleItem().Code.ShouldBe("series.untilBeforeFirst");
        RecurrenceChecks.Of(Weekly(1, new(2026, 12, 1), 1) with { Until = new(2027, 1, 1), Times = 3 }).ShouldHaveSingleItem().Code.ShouldBe("series.oneEnd");
        RecurrenceChecks.Of(Weekly(1, new(2026, 12, 1), 1) with { Times = 0 }).ShouldHaveSingleItem().Code.ShouldBe("series.times");
        RecurrenceChecks.Of(Weekly(1, new(2026, 12, 1), 1) with { Unit = RecurrenceUnit.Months, Nth = 5 }).ShouldHaveSingleItem().Code.ShouldBe("series.nth");
    }

    // Another way to the same answer: day by day, as one would go through a calendar with a finger.
    private static bool Hits(Recurrence recurrence, LocalDate day)
    {
        var first = recurrence.First;
        var months = ((day.Year - first.Year) * 12) + day.Month - first.Month;
        var length = day.Calendar.GetDaysInMonth(day.Year, day.Month);
        bool IsDay(int wanted) => day.Day == wanted || (day.Day == length && wanted > length);
        return recurrence.Unit switch
        {
            RecurrenceUnit.Weeks => recurrence.Weekdays.Contains((int)day.DayOfWeek) && Period.DaysBetween(Monday(first), Monday(day)) / 7 % recurrence.Every == 0,
            RecurrenceUnit.Years => months % (12 * recurrence.Every) == 0 && IsDay(first.Day),
            _ when months % recurrence.Every != 0 => false,
            _ when recurrence.Nth is { } nth => (int)day.DayOfWeek == recurrence.Weekdays[0] && (nth > 0 ? ((day.Day - 1) / 7) + 1 == nth : day.Day + 7 > length),
            _ => IsDay(recurrence.DayOfMonth ?? first.Day),
        };
    }

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static Recurrence Weekly(int every, LocalDate first, params int[] days) => new() { Unit = RecurrenceUnit.Weeks, Every = every, Weekdays = days, First = first, Time = new(9, 0) };

    private static List<LocalDate> Days(Recurrence recurrence, LocalDate through) => [.. RecurrenceDays.Of(recurrence, through)];

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
