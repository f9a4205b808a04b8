using System.Net;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task Whoever_signs_in_lands_where_they_wanted_to_go()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        var asked = (await browser.GetAsync("/w/tischlerei-lindner/members")).Headers.Location!.ToString();
        asked.ShouldContain("/sign-in?to=");

        var sent = await browser.SignInAsync(path: "/sign-in?to=%2Fw%2Ftischlerei-lindner%2Fmembers");

        sent.To.ShouldBe("/w/tischlerei-lindner/members");
        (await browser.GetAsync(sent.To!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string to)
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();

        (await browser.SignInAsync(path: "/sign-in?to=" + Uri.EscapeDataString(to))).To.ShouldBe("/");
    }

    [Fact]
    public async Task A_closed_login_answers_like_a_wrong_password_and_stays_closed_for_the_right_one()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        var unknown = await browser.SignInAsync("nobody@lindner.test");
        for (var n = 0; n < 5; n++) (await browser.SignInAsync(password: "falsch")).Text.ShouldBe(unknown.Text);

        var right = await browser.SignInAsync();

        (right.Status, right.To).ShouldBe((HttpStatusCode.UnprocessableEntity, null));
        right.Text.ShouldBe(unknown.Text);
    }

    [Fact]
    public async Task Twenty_failures_close_the_address_they_came_from_and_no_other()
    {
        await using var host = await TestHost.FoundedAsync(("QUARTETT_PROXIES", "127.0.0.1"));
        using var attacker = host.Browser(from: "203.0.113.9");
        for (var n = 0; n < 20; n++) (await attacker.SignInAsync($"guess{n}@lindner.test")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await attacker.SignInAsync()).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        using var owner = host.Browser(from: "198.51.100.7");
        (await owner.SignInAsync()).To.ShouldBe("/");
    }

    [Fact]
    public async Task A_revoked_session_is_out_at_its_next_request()
    {
        await using var host = await TestHost.FoundedAsync();
        using var desk = host.Browser();
        using var phone = host.Browser();
        await desk.SignInAsync();
        await phone.SignInAsync();
        (await phone.GetAsync("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await desk.SendAsync("/me", "others")).To.ShouldBe("/me?done=session");

        (await phone.GetAsync("/me")).Headers.Location!.ToString().ShouldContain("/sign-in");
        (await phone.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await desk.GetAsync("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_needs_the_token_of_our_own_page()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        (await browser.PostAsync("/sign-out")).ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetAsync("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = (await browser.PageAsync("/me")).QuerySelector("meta[name=xsrf]")!.GetAttribute("content")!;
        (await browser.PostAsync("/sign-out", ("__RequestVerificationToken", token))).ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_form_without_token_is_refused()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();

        (await browser.PostAsync("/sign-in", ("_handler", "password"), ("email", TestHost.Email), ("password", TestHost.Password))).ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PostJsonAsync("/sign-in/passkey", new { }, token: null)).ShouldBe(HttpStatusCode.BadRequest);
        var token = (await browser.PageAsync("/sign-in")).QuerySelector("meta[name=xsrf]")!.GetAttribute("content");
        (await browser.PostJsonAsync("/sign-in/passkey", new { }, token)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_time_codes_are_asked_for_after_the_password()
    {
        await using var host = await TestHost.FoundedAsync();
        using var owner = host.Browser();
        await owner.SignInAsync();
        var prepared = await owner.SendAsync("/me", "codes-prepare");
        prepared.Page.QuerySelector("img[src^='data:image/svg+xml']").ShouldNotBeNull();
        var key = prepared.Page.QuerySelector("#codes-title")!.Closest("section")!.QuerySelector("code")!.TextContent;
        var on = await owner.SendAsync(prepared.Page, "/me", "codes-on", ("code", Quartett.Testing.OneTimeCode.Now(key)));
        on.Page.QuerySelectorAll("li code").Length.ShouldBe(10);

        using var phone = host.Browser();
        var asked = await phone.SignInAsync();
        asked.To.ShouldBeNull();
        (await phone.SendAsync(asked.Page, "/sign-in", "code", ("code", "000000"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await phone.SendAsync(asked.Page, "/sign-in", "code", ("code", Quartett.Testing.OneTimeCode.At(key, DateTimeOffset.UtcNow.AddSeconds(30))))).To.ShouldBe("/");
    }
}
