using Microsoft.Playwright;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Quartett.Web.Tests.Calendar;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Today;

public sealed class TodayPageTests
{
    [Fact]
    public async Task A_new_company_is_told_that_all_is_well_and_which_steps_come_first()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await house.SignInAsync();

        await Expect(page.GetByText("Nichts braucht Sie gerade")).ToBeVisibleAsync();
        await Expect(page.Locator("#first-progress")).ToHaveAttributeAsync("value", "0");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Den ersten Beitrag verfassen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_held_and_what_comes_tomorrow_stand_there_with_reason_and_time()
    {
        await using var house = await OpenHouse.OpenAsync();
        var tomorrow = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date.PlusDays(1);
        var held = await house.PostAsync("Preise für nächstes Jahr", tomorrow.PlusDays(3).At(new LocalTime(8, 0)));
        await house.DoAsync(new HoldPost(house.Workspace, held));
        await house.PostAsync("Blick in die Werkstatt", tomorrow.At(new LocalTime(11, 15)));
        var page = await house.SignInAsync();

        await Expect(page.Locator(".row").Filter(new() { HasText = "Preise für nächstes Jahr" })).ToContainTextAsync("Jemand hat diese Veröffentlichung angehalten");
        await Expect(page.Locator(".row").Filter(new() { HasText = "Blick in die Werkstatt" })).ToContainTextAsync("morgen, 11:15");
    }

    [Fact]
    public async Task A_channel_the_network_has_put_out_is_named_with_its_remedy()
    {
        await using var house = await OpenHouse.OpenAsync();
        var channel = await house.DoAsync(new ConnectChannel(house.Workspace, "rehearsal", null, "Probe", new Dictionary<string, string> { ["Name"] = "p", ["Script"] = "fail:AuthRevoked" }));
        var post = await house.DoAsync(new DraftPost(house.Workspace, new PostContent { Text = "Geht nicht hinaus", Variants = [new(channel)] }));
        await house.DoAsync(new SchedulePost(house.Workspace, post, new Moment.Now()));
        var page = await house.SignInAsync();

        await page.WaitForFunctionAsync("async () => (await (await fetch(location.href)).text()).includes('Probe ist nicht verbunden')");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Probe ist nicht verbunden" }).ClickAsync();

        await Expect(page.GetByText("nimmt unseren Zugang nicht mehr an")).ToBeVisibleAsync();
    }
}
