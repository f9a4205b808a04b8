using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Web.Setup;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

public sealed class FirstRunTests
{
    private static readonly (string, string)[] BehindProxy = [("QUARTETT_PROXIES", "127.0.0.1")];

    [Fact]
    public async Task Every_page_leads_to_the_first_run_until_somebody_has_an_account()
    {
        await using var host = await TestHost.StartAsync();
        using var browser = host.Browser();
        foreach (var path in new[] { "/", "/sign-in", "/me", "/w/lindner" })
            (await browser.GetAsync(path)).Headers.Location!.ToString().ShouldEndWith("/start");

        var founded = await browser.FoundAsync();

        founded.To.ShouldBe("/w/tischlerei-lindner");
        var today = await browser.PageAsync("/w/tischlerei-lindner");
        today.QuerySelector("h1")!.TextContent.ShouldContain("Lena");
        (await browser.GetAsync("/start")).Headers.Location!.ToString().ShouldEndWith("/sign-in");
    }

    [Fact]
    public async Task No_screen_asks_for_more_than_five_things()
    {
        await using var host = await TestHost.StartAsync(BehindProxy);
        using var browser = host.Browser(from: "203.0.113.9");
        var first = await browser.PageAsync("/start");
        Visible(first).ShouldBe(4);
        var second = await browser.SendAsync("/start", "owner", ("name", "L"), ("email", TestHost.Email), ("password", TestHost.Password), ("code", host.Services.GetRequiredService<SetupCode>().Printed));
        Visible(second.Page).ShouldBe(4);

        static int Visible(AngleSharp.Dom.IParentNode page) => page.QuerySelectorAll("form input:not([type=hidden]), form select").Length;
    }

    [Fact]
    public async Task The_line_of_business_is_chosen_and_not_guessed()
    {
        await using var host = await TestHost.StartAsync();
        using var browser = host.Browser();
        var second = await browser.SendAsync("/start", "owner", ("name", "Lena Lindner"), ("email", TestHost.Email), ("password", TestHost.Password));

        second.Page.QuerySelector("#sector option[selected]")!.GetAttribute("value").ShouldBe("");
        var refused = await browser.SendAsync(second.Page, "/start", "company", ("company", "Tischlerei Lindner"), ("country", "DE"), ("sector", ""), ("language", "de"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.QuerySelector("#sector-error")!.TextContent.ShouldContain("Bitte wählen Sie");
        refused.Page.QuerySelector("#company")!.GetAttribute("value").ShouldBe("Tischlerei Lindner");
    }

    [Fact]
    public async Task From_another_machine_the_code_opens_and_its_absence_answers_like_a_wrong_one()
    {
        await using var host = await TestHost.StartAsync(BehindProxy);
        using var browser = host.Browser(from: "203.0.113.9");

        var without = await browser.FoundAsync();
        var wrong = await browser.FoundAsync("AAAA-AAAA");
        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (wrong.Status, Message(wrong)).ShouldBe((without.Status, Message(without)));

        var right = await browser.FoundAsync(host.Services.GetRequiredService<SetupCode>().Printed.ToLowerInvariant());
        right.To.ShouldBe("/w/tischlerei-lindner");
    }

    [Fact]
    public async Task After_five_wrong_codes_only_the_machine_itself_may_begin()
    {
        await using var host = await TestHost.StartAsync(BehindProxy);
        using var remote = host.Browser(from: "203.0.113.9");
        for (var n = 0; n < 5; n++) (await remote.FoundAsync("AAAA-AAAA")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var right = await remote.FoundAsync(host.Services.GetRequiredService<SetupCode>().Printed);
        right.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        using var local = host.Browser();
        (await local.FoundAsync()).To.ShouldBe("/w/tischlerei-lindner");
    }

    [Fact]
    public async Task A_proxy_that_was_not_named_does_not_make_the_world_look_local()
    {
        await using var host = await TestHost.StartAsync();
        using var remote = host.Browser(from: "203.0.113.9");

        (await remote.FoundAsync()).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_in_the_readers_language_and_nothing_typed_is_lost()
    {
        await using var host = await TestHost.StartAsync();
        using var browser = host.Browser("en");

        var sent = await browser.SendAsync("/start", "owner", ("name", "Lena"), ("email", "not an address"), ("password", "short"));

        sent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        sent.Page.QuerySelector("#email-error")!.TextContent.ShouldContain("no e-mail address");
        sent.Page.QuerySelector("#password-error")!.TextContent.ShouldContain("At least 10");
        sent.Page.QuerySelector("#name")!.GetAttribute("value").ShouldBe("Lena");
        sent.Page.QuerySelector("#email")!.GetAttribute("value").ShouldBe("not an address");
        sent.Page.QuerySelector("#password")!.GetAttribute("value").ShouldBeNullOrEmpty();
    }

    private static string Message(Sent sent) => sent.Page.QuerySelector(".notice")!.TextContent;
}
