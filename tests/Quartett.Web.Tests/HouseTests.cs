using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

public sealed class HouseTests
{
    [Fact]
    public async Task Every_answer_forbids_inline_script_and_framing()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        foreach (var path in new[] { "/w/tischlerei-lindner", "/me", "/sign-in", "/nothing-here", "/health/live", "/favicon.svg", "/api/v1/nothing" })
        {
            using var response = await browser.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
            policy.ShouldNotContain("unsafe");
            policy.ShouldContain("frame-ancestors 'none'");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_style_or_handler()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        foreach (var path in new[] { "/w/tischlerei-lindner", "/w/tischlerei-lindner/members", "/w/tischlerei-lindner/settings", "/w/tischlerei-lindner/audit", "/me", "/workspaces/new", "/forgot", "/nothing-here" })
        {
            var page = await browser.PageAsync(path);
            page.QuerySelectorAll("script:not([src]), style, [style]").ShouldBeEmpty(path);
            page.QuerySelectorAll("*").SelectMany(e => e.Attributes).ShouldNotContain(a => a.Name.StartsWith("on", StringComparison.Ordinal), path);
            page.QuerySelectorAll("h1").Length.ShouldBe(1, path);
        }
    }

    [Fact]
    public async Task What_a_request_claims_as_host_stands_in_no_address_we_give()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        foreach (var path in new[] { "/", "/me", "/sign-in", "/forgot" })
        {
            var (to, text) = await browser.AskAsAsync(path, "evil.test");
            (to ?? "").ShouldNotContain("evil.test");
            text.ShouldNotContain("evil.test", Case.Insensitive, path);
        }
    }

    [Fact]
    public async Task Somebody_elses_workspace_is_simply_not_there()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();

        using var page = await browser.GetAsync("/w/somebody-else");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Nicht gefunden");
    }

    [Fact]
    public async Task The_language_is_the_browsers_then_what_was_chosen_then_the_persons()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser("en-US,en;q=0.9,de;q=0.5");
        await LanguageOf("/sign-in", "en");
        await LanguageOf("/sign-in?lang=de", "de");
        await LanguageOf("/sign-in", "de");
        await browser.SignInAsync();
        await browser.SendAsync("/me", "person", ("name", "Lena Lindner"), ("language", "en"), ("timeZone", ""), ("theme", "dark"));

        var me = await LanguageOf("/me", "en");

        me.QuerySelector("h1")!.TextContent.ShouldBe("My account");
        me.DocumentElement.GetAttribute("data-theme").ShouldBe("dark");

        async Task<AngleSharp.Html.Dom.IHtmlDocument> LanguageOf(string path, string expected)
        {
            var page = await browser.PageAsync(path);
            page.DocumentElement.GetAttribute("lang").ShouldBe(expected, path);
            return page;
        }
    }

    [Fact]
    public async Task The_interface_answers_strangers_with_a_problem_and_not_with_a_page()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser("en");
        using var response = await browser.GetAsync("/api/v1/w/tischlerei-lindner/anything");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        problem["code"]!.GetValue<string>().ShouldBe("kernel.notFound");
        problem["message"]!.GetValue<string>().ShouldStartWith("There is nothing");
    }

    [Fact]
    public async Task Health_is_ready_once_the_background_has_run()
    {
        await using var host = await TestHost.StartAsync();
        using var browser = host.Browser();
        (await browser.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        HttpStatusCode status;
        do
        {
            status = (await browser.GetAsync("/health/ready")).StatusCode;
            patience.Token.ThrowIfCancellationRequested();
        }
        while (status != HttpStatusCode.OK);
    }

    [Fact]
    public void German_and_english_have_the_same_words()
    {
        Words.All("de").Keys.Order(StringComparer.Ordinal).ShouldBe(Words.All("en").Keys.Order(StringComparer.Ordinal));
        Words.All("de").Values.ShouldAllBe(text => !string.IsNullOrWhiteSpace(text));
        foreach (var (key, english) in Words.All("en")) Holes(Words.All("de")[key]).ShouldBe(Holes(english), $"placeholders of {key}");

        static string[] Holes(string text) => [.. Enumerable.Range(0, 10).Select(n => $"{{{n}").Where(hole => text.Contains(hole, StringComparison.Ordinal))];
    }
}
