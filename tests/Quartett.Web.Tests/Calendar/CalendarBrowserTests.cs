using Microsoft.Playwright;
using NodaTime;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Calendar;

public sealed class CalendarBrowserTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InZone(Berlin).Date;

    // A Monday some weeks ahead, so that no test depends on the day it runs.
    private static readonly LocalDate Monday = Today.PlusDays(29 - (int)Today.DayOfWeek);

    [Fact]
    public async Task A_card_dragged_to_another_day_keeps_its_time()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Der neue Esstisch", Monday.At(new LocalTime(9, 30)));
        var page = await house.SignInAsync();
        await page.GotoAsync(Week(house, Monday));

        await DragAsync(page, Card(page, post), Cell(page, Monday.PlusDays(2)));

        await Expect(Cell(page, Monday.PlusDays(2)).Locator($"[data-id='{post}']")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Der neue Esstisch auf Mittwoch" })).ToBeVisibleAsync();
        (await PlannedAsync(house, post)).ShouldBe(Monday.PlusDays(2).At(new LocalTime(9, 30)));
    }

    [Fact]
    public async Task The_same_is_done_with_the_keyboard()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Der neue Esstisch", Monday.At(new LocalTime(9, 30)));
        var page = await house.SignInAsync();
        await page.GotoAsync(Week(house, Monday));

        await Card(page, post).PressAsync("m");
        await Expect(page.Locator("[data-voice]")).ToContainTextAsync("Pfeiltasten");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "auf Dienstag" })).ToBeVisibleAsync();
        await Expect(Cell(page, Monday.PlusDays(1)).Locator($"[data-id='{post}']")).ToBeFocusedAsync();
        (await PlannedAsync(house, post)).ShouldBe(Monday.PlusDays(1).At(new LocalTime(9, 30)));
    }

    [Fact]
    public async Task An_hour_that_does_not_exist_is_refused_and_the_card_stays_where_it_was()
    {
        await using var house = await OpenHouse.OpenAsync();
        var spring = LastSunday(Today.Year + 1, 3);
        var saturday = spring.PlusDays(-1);
        var post = await house.PostAsync("Nachtschicht", saturday.At(new LocalTime(2, 30)));
        var page = await house.SignInAsync();
        await page.GotoAsync(Week(house, saturday));

        await Card(page, post).PressAsync("m");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "2:30 gibt es nicht" })).ToBeVisibleAsync();
        await Expect(Cell(page, saturday).Locator($"[data-id='{post}']")).ToBeVisibleAsync();
        (await PlannedAsync(house, post)).ShouldBe(saturday.At(new LocalTime(2, 30)));
    }

    [Fact]
    public async Task A_draft_dropped_from_the_backlog_onto_a_day_is_planned_for_the_morning()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Holzarten erklärt");
        var page = await house.SignInAsync();
        await page.GotoAsync(Week(house, Monday));

        await DragAsync(page, page.Locator($".calendar-board .backlog [data-id='{post}']"), Cell(page, Monday.PlusDays(3)));

        await Expect(Cell(page, Monday.PlusDays(3)).Locator($"[data-id='{post}']")).ToContainTextAsync("9:00");
        (await PlannedAsync(house, post)).ShouldBe(Monday.PlusDays(3).At(new LocalTime(9, 0)));
    }

    [Fact]
    public async Task Without_script_a_post_is_moved_by_date_and_time()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Der neue Esstisch", Monday.At(new LocalTime(9, 30)));
        var page = await house.SignInAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        await page.GotoAsync($"{Week(house, Monday)}&view=week");

        await page.Locator(".day-list .slip-move").ClickAsync();
        await page.FillAsync("#move-day", Monday.PlusDays(4).ToString("yyyy-MM-dd", null));
        await page.FillAsync("#move-time", "17:45");
        await page.ClickAsync(".move-card .button-primary");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Verschoben auf Freitag");
        (await PlannedAsync(house, post)).ShouldBe(Monday.PlusDays(4).At(new LocalTime(17, 45)));
    }

    [Fact]
    public async Task An_hour_that_comes_twice_is_asked_about_and_the_second_can_be_chosen()
    {
        await using var house = await OpenHouse.OpenAsync();
        var autumn = LastSunday(Today.Year + 1, 10);
        var post = await house.PostAsync("Nachtschicht", autumn.PlusDays(-1).At(new LocalTime(2, 30)));
        var page = await house.SignInAsync();
        await page.GotoAsync($"{Week(house, autumn)}&move={post}");

        await page.FillAsync("#move-day", autumn.ToString("yyyy-MM-dd", null));
        await page.ClickAsync(".move-card .button-primary");
        await Expect(page.Locator("#move-day-error")).ToContainTextAsync("gibt es zweimal");
        await page.GetByLabel("Die zweite, schon Winterzeit").CheckAsync();
        await page.ClickAsync(".move-card .button-primary");

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Verschoben");
        var moved = (await house.DoAsync(new ShowPost(house.Workspace, post))).PlannedAt!.Value;
        moved.UtcDateTime.Hour.ShouldBe(1);
        (await PlannedAsync(house, post)).ShouldBe(autumn.At(new LocalTime(2, 30)));
    }

    [Fact]
    public async Task View_and_filters_stand_in_the_address()
    {
        await using var house = await OpenHouse.OpenAsync();
        await house.PostAsync("Eingeplant", Monday.At(new LocalTime(9, 30)));
        var draft = await house.PostAsync("Vorgemerkt");
        await house.DoAsync(new PlanPost(house.Workspace, draft, Monday.At(new LocalTime(12, 0))));
        var page = await house.SignInAsync();
        await page.GotoAsync(Week(house, Monday));

        await page.GetByRole(AriaRole.Link, new() { Name = "Entwürfe" }).ClickAsync();
        await Expect(page.GetByText("Eingeplant")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Liste" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("view=list", StringComparison.Ordinal));

        await Expect(page.Locator(".calendar-board")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Vorgemerkt")).ToBeVisibleAsync();
        page.Url.ShouldContain("view=list");
        page.Url.ShouldContain("stage=draft");
        await page.ReloadAsync();
        await Expect(page.GetByText("Eingeplant")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Shift_and_an_arrow_browse_and_a_free_slot_leads_to_the_composer()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await house.SignInAsync();
        await page.GotoAsync(Week(house, Monday));

        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.WaitForURLAsync(url => url.Contains($"day={Monday.PlusWeeks(1):yyyy-MM-dd}", StringComparison.Ordinal));

        var slot = Cell(page, Monday.PlusDays(8)).Locator(".slot-free");
        var expected = Monday.PlusDays(8).At(new LocalTime(9, 0)).InZoneStrictly(Berlin).ToDateTimeUtc();
        Uri.UnescapeDataString((await slot.GetAttributeAsync("href"))!).ShouldEndWith($"/posts/new?at={expected:yyyy-MM-dd'T'HH:mm}Z");
    }

    private static string Week(OpenHouse house, LocalDate day) => $"/w/{house.Slug}/calendar?view=week&day={day:yyyy-MM-dd}";

    private static ILocator Card(IPage page, PostId post) => page.Locator($".calendar [data-id='{post}']");

    private static ILocator Cell(IPage page, LocalDate day) => page.Locator($".day[data-day='{day:yyyy-MM-dd}']");

    // As a hand does it: a little on the card first, which is when the browser takes it for a drag, then across.
    private static async Task DragAsync(IPage page, ILocator card, ILocator day)
    {
        await Expect(card).ToHaveAttributeAsync("draggable", "true");
        // letters that arrive late would move the card under the hand
        await page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
        var from = (await card.BoundingBoxAsync())!;
        var to = (await day.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 30, from.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 36, from.Y + 18, new() { Steps = 4 });
        await page.Mouse.MoveAsync(to.X + 30, to.Y + 90, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    private static LocalDate LastSunday(int year, int month) => new LocalDate(year, month, 1).PlusMonths(1).Previous(IsoDayOfWeek.Sunday);

    private static async Task<LocalDateTime> PlannedAsync(OpenHouse house, PostId post) =>
        Instant.FromDateTimeOffset((await house.DoAsync(new ShowPost(house.Workspace, post))).PlannedAt!.Value).InZone(Berlin).LocalDateTime;
}
