using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Quartett.Web.Tests.Calendar;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>A post that repeats, from its first day to its end, as a person does it in the browser.</summary>
public sealed partial class SeriesJourneyTests
{
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;

    // Never today, so that no date passes while the test runs.
    private static readonly LocalDate Monday = Today.Next(IsoDayOfWeek.Monday);

    [Fact]
    public Task In_German_on_the_phone() => TravelAsync(Device.Pocket("de"), "Holz der Woche", "Holz der Woche: Esche", "Holz der Woche: Nussbaum");

    [Fact]
    public Task In_English_on_the_desk() => TravelAsync(Device.Desk("en"), "Wood of the week", "Wood of the week: ash", "Wood of the week: walnut");

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Without_script_the_dates_are_shown_on_request_and_the_series_is_planned(string language)
    {
        await using var house = await OpenHouse.OpenAsync(language: language);
        var page = await house.SignInAsync(new() { JavaScriptEnabled = false, Locale = language == "de" ? "de-DE" : "en-GB" });
        var device = Device.Desk(language);
        await page.GotoAsync($"/w/{house.Slug}/posts/new?repeat");
        await page.GetByLabel(device.Word("compose.text"), new() { Exact = true }).FillAsync("Ohne Skript");
        await FillAsync(page, "#first", Monday);
        await ChooseDaysAsync(page, device, IsoDayOfWeek.Monday);

        await page.GetByRole(AriaRole.Button, new() { Name = device.Word("rhythm.showDates") }).ClickAsync();
        await Expect(page.Locator("[data-dates] li")).ToHaveCountAsync(5);
        await Expect(page.Locator("[data-dates]")).ToContainTextAsync(Name(device, IsoDayOfWeek.Monday));
        await page.Locator("[name=_do][value=schedule]").ClickAsync();

        await Expect(page.Locator("#series .date")).ToHaveCountAsync(5);
    }

    private static async Task TravelAsync(Device device, string text, string own, string all)
    {
        await using var house = await OpenHouse.OpenAsync(language: device.Language);
        await using var visitor = await Visitor.ComeAsync(device, house.Root);
        var page = visitor.Page;
        await SignInAsync(visitor, house.Slug);

        await BeginAsync(visitor, house.Slug, text);
        var first = new Uri(page.Url).AbsolutePath;
        await visitor.ShowAsync("series-post");

        // One date of its own, then another that all that follow say.
        await WriteAsync(visitor, own);
        await visitor.Button("repeat.saveOne").ClickAsync();
        await Expect(page.Locator("#series")).ToContainTextAsync(visitor.Word("repeat.saysItsOwn"));
        await page.Locator("#series .date a").First.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(first), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(visitor.Field("compose.text")).ToHaveValueAsync(text);
        await WriteAsync(visitor, all);
        await visitor.Button("repeat.saveAll").ClickAsync();
        await Expect(page.GetByText(visitor.Word("repeat.doneRewritten"))).ToBeVisibleAsync();
        await page.GotoAsync($"/w/{house.Slug}/posts?tab=planned");
        await Expect(page.Locator(".post-row").Filter(new() { HasText = all })).Not.ToHaveCountAsync(0);
        await Expect(page.Locator(".post-row").Filter(new() { HasText = own })).ToHaveCountAsync(1);
        await Expect(page.Locator(".post-row").First.Locator(".repeats")).ToBeVisibleAsync();

        // One date left out and taken back, a pause, another rhythm, the end.
        await page.GotoAsync(first);
        await visitor.Button("repeat.skipThis").ClickAsync();
        await Expect(page.Locator("#next-title")).ToBeVisibleAsync();
        await Expect(page.Locator(".date").First).ToContainTextAsync(visitor.Word("repeat.isSkipped"));
        await page.Locator(".date").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".date").First).Not.ToContainTextAsync(visitor.Word("repeat.isSkipped"));
        await visitor.ShowAsync("series");

        await visitor.Button("repeat.pause").ClickAsync();
        await visitor.Button("repeat.pauseNow").ClickAsync();
        await Expect(page.GetByText(visitor.Word("repeat.isPaused"))).ToBeVisibleAsync();
        await visitor.Button("repeat.resume").ClickAsync();
        await Expect(page.GetByText(visitor.Word("repeat.stage.Running"), new() { Exact = true })).ToBeVisibleAsync();

        await page.GetByText(visitor.Word("repeat.changeRhythm"), new() { Exact = true }).ClickAsync();
        await page.Locator("#unit").SelectOptionAsync("Months");
        await page.Locator("#monthly-nth").CheckAsync();
        await page.Locator("#nth").SelectOptionAsync("-1");
        await page.Locator("#nth-day").SelectOptionAsync("5");
        var lastFriday = string.Format(CultureInfo.InvariantCulture, visitor.Word("rhythm.nthOf.last"), Name(device, IsoDayOfWeek.Friday));
        await Expect(page.Locator("[data-dates]")).ToContainTextAsync(lastFriday);
        await visitor.Button("repeat.changeNow").ClickAsync();
        await Expect(page.Locator(".page-header-lead")).ToContainTextAsync(lastFriday);

        await visitor.Button("repeat.end").ClickAsync();
        await visitor.Button("repeat.endNow").ClickAsync();
        await Expect(page.GetByText(visitor.Word("repeat.stage.Ended"), new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync($"/w/{house.Slug}/posts?tab=series");
        await Expect(page.Locator(".post-row")).ToContainTextAsync(visitor.Word("repeat.stage.Ended"));
        visitor.ShouldHaveNothingToComplainAbout();
    }

    private static async Task SignInAsync(Visitor visitor, string slug)
    {
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Field("signin.email").FillAsync(OpenHouse.Email);
        await visitor.Field("signin.password").FillAsync(OpenHouse.Password);
        await visitor.Button("signin.submit").ClickAsync();
        await visitor.Page.WaitForURLAsync($"**/w/{slug}");
    }

    private static async Task BeginAsync(Visitor visitor, string slug, string text)
    {
        var page = visitor.Page;
        await page.GotoAsync($"/w/{slug}/posts/new");
        await Expect(page.Locator("#rhythm")).ToBeHiddenAsync();
        await WriteAsync(visitor, text);
        await page.Locator("#when").SelectOptionAsync("repeat");
        await Expect(page.Locator("#rhythm")).ToBeVisibleAsync();
        await FillAsync(page, "#first", Monday);
        await page.FillAsync("#rhythm-time", "09:30");
        await ChooseDaysAsync(page, visitor.Device, IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday);
        await Expect(page.Locator("[data-dates]")).ToContainTextAsync(Name(visitor.Device, IsoDayOfWeek.Thursday));
        await Expect(page.Locator("[data-dates]")).ToContainTextAsync("9:30");
        await Expect(page.Locator("[data-dates] li")).ToHaveCountAsync(5);
        await visitor.ShowAsync("series-rhythm");
        await visitor.Button("repeat.plan").ClickAsync();
        await Expect(page.Locator("#series .date")).ToHaveCountAsync(5);
        await Expect(page).ToHaveURLAsync(OfPost());
    }

    // What is typed before the page listens is its starting point, not a change.
    private static async Task WriteAsync(Visitor visitor, string text)
    {
        await visitor.Page.WaitForSelectorAsync("q-autosave[data-state]", new() { State = WaitForSelectorState.Attached });
        await visitor.Field("compose.text").FillAsync(text);
    }

    private static Task FillAsync(IPage page, string field, LocalDate day) => page.FillAsync(field, LocalDatePattern.Iso.Format(day));

    private static async Task ChooseDaysAsync(IPage page, Device device, params IsoDayOfWeek[] days)
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            var box = page.GetByRole(AriaRole.Checkbox, new() { Name = Name(device, day), Exact = true });
            // The box itself is only read aloud; a finger meets its label.
            if (await box.IsCheckedAsync() != days.Contains(day)) await box.Locator("xpath=..").ClickAsync();
        }
    }

    private static string Name(Device device, IsoDayOfWeek day) => CultureInfo.GetCultureInfo(device.Language == "de" ? "de-DE" : "en-GB").DateTimeFormat.DayNames[(int)day % 7];

    [GeneratedRegex("/posts/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex OfPost();
}
