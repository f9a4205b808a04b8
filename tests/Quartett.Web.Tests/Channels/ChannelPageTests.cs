using System.Text.Json;
using Microsoft.Playwright;
using Quartett.Core.Channels;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Channels;

public sealed class ChannelPageTests
{
    [Fact]
    public async Task A_slot_is_added_without_script_and_the_same_one_again_is_refused_at_the_time()
    {
        await using var house = await OpenHouse.OpenAsync();
        var newsroom = await house.NewsroomAsync();
        var page = await house.SignInAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync($"/w/{house.Slug}/channels/{newsroom.Id}");

        await AddSlotAsync(page, "5", "17:30");
        await Expect(page.Locator(".slot-day").Filter(new() { HasText = "Freitag" })).ToContainTextAsync("17:30");
        await AddSlotAsync(page, "5", "17:30");

        await Expect(page.Locator("#slot-time-error")).ToContainTextAsync("gibt es schon");
        (await house.NewsroomAsync()).Slots.Count(s => s is { Day: 5, Minute: 1050 }).ShouldBe(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Freitag, 17:30 entfernen" }).ClickAsync();
        await Expect(page.Locator(".slot-day").Filter(new() { HasText = "Freitag" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_newsroom_shows_its_addresses_can_be_paused_and_offers_no_removal()
    {
        await using var house = await OpenHouse.OpenAsync();
        var newsroom = await house.NewsroomAsync();
        var page = await house.SignInAsync();
        await page.GotoAsync($"/w/{house.Slug}/channels/{newsroom.Id}");

        await Expect(page.Locator("#newsroom-atom")).ToHaveValueAsync(new Uri(house.Root, $"/news/{house.Slug}/feed.atom").ToString());
        await Expect(page.Locator(".channel-remove")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pausieren" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Pausiert");
        (await house.NewsroomAsync()).State.ShouldBe(ChannelState.Paused);
    }

    [Fact]
    public async Task A_channel_is_removed_after_it_was_said_what_happens()
    {
        await using var house = await OpenHouse.OpenAsync();
        var id = await house.DoAsync(new ConnectChannel(house.Workspace, "rehearsal", null, "Probe", new Dictionary<string, string> { ["Name"] = "probe" }));
        var page = await house.SignInAsync();

        await page.GotoAsync($"/w/{house.Slug}/channels/{id}");
        await page.GetByText("Kanal entfernen").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Jetzt entfernen" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("entfernt");
        (await house.DoAsync(new ListChannels(house.Workspace))).ShouldHaveSingleItem().BuiltIn.ShouldBeTrue();
    }

    [Fact]
    public async Task Programs_read_channels_without_secrets_and_find_them_described()
    {
        await using var house = await OpenHouse.OpenAsync();
        await house.DoAsync(new ConnectChannel(house.Workspace, "rehearsal", null, "Probe", new Dictionary<string, string> { ["Name"] = "geheimnisvoll" }));
        var page = await house.SignInAsync();

        var channels = (await (await page.Context.APIRequest.GetAsync($"/api/v1/w/{house.Slug}/channels")).JsonAsync())!.Value;
        var described = (await (await page.Context.APIRequest.GetAsync("/openapi/v1.json")).JsonAsync())!.Value;

        channels.GetArrayLength().ShouldBe(2);
        channels[1].GetProperty("state").GetString().ShouldBe("active");
        channels[1].TryGetProperty("settings", out _).ShouldBeFalse();
        channels[0].GetProperty("slots")[0].GetProperty("time").GetString().ShouldBe("9:00");
        described.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldContain("/api/v1/w/{slug}/channels/{id}/test");
        described.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldContain("/api/v1/w/{slug}/calendar/posts/{id}");
    }

    private static async Task AddSlotAsync(IPage page, string day, string time)
    {
        await page.SelectOptionAsync("#slot-day", day);
        await page.FillAsync("#slot-time", time);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen" }).ClickAsync();
    }
}
