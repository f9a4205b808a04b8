using Microsoft.Playwright;
using Quartett.Core.Policies;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>From eight questions to a signed policy: as people do it in the browser.</summary>
public sealed class PolicyJourneyTests
{
    [Fact]
    public Task In_German_on_the_phone() => TravelAsync(Device.Pocket("de"));

    [Fact]
    public Task In_English_on_the_desk() => TravelAsync(Device.Desk("en"));

    private static async Task TravelAsync(Device device)
    {
        await using var house = await OpenHouse.OpenAsync(language: device.Language);
        var page = await house.SignInAsync(device.Options);

        // The owner adapts it.
        await page.GotoAsync($"/w/{house.Slug}/policy");
        await Link(page, device, "policy.begin").ClickAsync();
        await page.GetByLabel(device.Word("policy.ask.responsible")).FillAsync("Berta Lindner");
        await Button(page, device, "policy.fill").ClickAsync();
        await page.Locator("a.row-title[href$='/POL-05']").ClickAsync();
        await page.Locator("#text").FillAsync("Was wir sagen, **stimmt**. <script>alert(1)</script>");
        await Button(page, device, "policy.preview").ClickAsync();
        await Expect(Card(page, "preview").Locator("strong")).ToHaveTextAsync("stimmt");
        await Button(page, device, "policy.save").ClickAsync();

        // And puts it in force; a day nobody can read is not taken for today.
        await Link(page, device, "policy.putInForce").ClickAsync();
        var today = await page.Locator("#from").InputValueAsync();
        await page.Locator("#from").EvaluateAsync("day => day.type = 'text'");
        await page.Locator("#from").FillAsync("24.12.");
        await Button(page, device, "policy.putInForce").ClickAsync();
        await Expect(page.GetByText(device.Word("policy.dayUnreadable")).First).ToBeVisibleAsync();
        (await house.DoAsync(new ShowPolicy(house.Workspace))).Versions.ShouldBeEmpty();
        await page.Locator("#from").FillAsync(today);
        await Button(page, device, "policy.putInForce").ClickAsync();
        await Expect(Card(page, "in-force")).ToBeVisibleAsync();

        // A person reads and signs.
        await page.GotoAsync($"/w/{house.Slug}");
        await page.Locator("a.row-title[href$='/policy/sign']").ClickAsync();
        await Expect(page.Locator(".policy-text h2")).ToHaveCountAsync(20);
        await Button(page, device, "policy.signNow").ClickAsync();
        await Expect(page.GetByText(device.Word("policy.readFirst"))).ToBeVisibleAsync();
        await Card(page, "sign").Locator(".choice input").CheckAsync();
        await Button(page, device, "policy.signNow").ClickAsync();
        await Expect(page.GetByText(device.Word("policy.youSignedSays"))).ToBeVisibleAsync();
        (await house.DoAsync(new MyAcknowledgement(house.Workspace))).Kind.ShouldBe(AcknowledgedKind.Signed);

        // The evidence goes along as files, and the public page stays closed until it is opened.
        await page.GotoAsync($"/w/{house.Slug}/policy/signatures");
        await Expect(Card(page, "every").Locator("tbody tr")).ToHaveCountAsync(1);
        var paper = await page.APIRequest.GetAsync(new Uri(house.Root, $"/w/{house.Slug}/policy/signatures.pdf").ToString());
        using (var pdf = PdfDocument.Open(await paper.BodyAsync())) string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).ShouldContain("AnnaLindner");
        (await (await page.APIRequest.GetAsync(new Uri(house.Root, $"/w/{house.Slug}/policy/signatures.csv").ToString())).TextAsync()).ShouldContain("Anna Lindner");
        (await page.APIRequest.GetAsync(new Uri(house.Root, $"/news/{house.Slug}/policy").ToString())).Status.ShouldBe(404);
        await page.GotoAsync($"/w/{house.Slug}/policy");
        await Button(page, device, "policy.makePublic").ClickAsync();
        await Expect(Button(page, device, "policy.makePrivate")).ToBeVisibleAsync();
        var shown = await page.APIRequest.GetAsync(new Uri(house.Root, $"/news/{house.Slug}/policy").ToString());
        shown.Status.ShouldBe(200);
        shown.Headers.ShouldNotContainKey("set-cookie");
        var text = await shown.TextAsync();
        text.ShouldContain("&lt;script&gt;");
        text.ShouldNotContain("<script");
    }

    private static ILocator Card(IPage page, string id) => page.Locator($"section.card[aria-labelledby='{id}-title']");

    private static ILocator Link(IPage page, Device device, string key) => page.GetByRole(AriaRole.Link, new() { Name = device.Word(key), Exact = true });

    private static ILocator Button(IPage page, Device device, string key) => page.GetByRole(AriaRole.Button, new() { Name = device.Word(key), Exact = true });
}
