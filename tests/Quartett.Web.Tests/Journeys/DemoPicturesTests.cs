using Microsoft.Playwright;
using Quartett.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>A look around the demo company: what a newcomer sees first, and what the README shows.</summary>
public sealed class DemoPicturesTests
{
    public static TheoryData<bool> Devices { get; } = [false, true];

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task The_demo_company_shows_today_its_calendar_and_its_library(bool onThePhone)
    {
        var home = Directory.CreateTempSubdirectory("quartett-demo-");
        await using (var house = await QuartettServer.StartAsync(Path.Combine(home.FullName, "data"), demo: true))
        {
            var device = onThePhone ? Device.Pocket() : Device.Desk();
            await using var visitor = await Visitor.ComeAsync(device, house.Address);
            await visitor.Page.GotoAsync("/sign-in");
            await visitor.Field("signin.email").FillAsync("jana@lindner.example");
            await visitor.Field("signin.password").FillAsync("werkbank-aus-eiche");
            await visitor.Button("signin.submit").ClickAsync();
            await Expect(visitor.Page.Locator("nav.rail, nav.bottom").First).ToBeAttachedAsync();
            var workspace = visitor.Page.Url;
            foreach (var (name, place) in new[] { ("today", ""), ("calendar", "/calendar"), ("media", "/media") })
            {
                await visitor.Page.GotoAsync($"{workspace}{place}?lang={device.Language}", new() { WaitUntil = WaitUntilState.NetworkIdle });
                await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await visitor.ShowAsync(name);
            }

            visitor.ShouldHaveNothingToComplainAbout();
        }

        home.Delete(recursive: true);
    }
}
