using System.Net;
using Quartett.Web.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

/// <summary>A page that was open while its person signed in again, and then sends its form.</summary>
public sealed class StaleFormTests
{
    private const string Company = "Tischlerei Lindner & Töchter";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_so_keeps_what_was_typed_and_takes_it_the_second_time()
    {
        await using var house = await House.OpenAsync();
        using var client = await PersonAsync(house);
        var settings = $"/w/{house.Slug}/settings";

        var (status, page) = await SendAsync(client, settings, "of another session", "same-origin");
        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("Die Seite war zu lange offen");
        page.ShouldContain(Company);
        (await client.GetStringAsync(settings, Cancel)).ShouldNotContain("Töchter", Case.Sensitive, "nothing was done");

        (await SendAsync(client, settings, House.TokenOf(page), "same-origin")).Status.ShouldNotBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await client.GetStringAsync(settings, Cancel)).ShouldContain(Company);
    }

    [Fact]
    public async Task What_a_foreign_page_sends_is_neither_done_nor_shown()
    {
        await using var house = await House.OpenAsync();
        using var client = await PersonAsync(house);

        var (status, page) = await SendAsync(client, $"/w/{house.Slug}/settings", "none", "cross-site");

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("Die Seite war zu lange offen");
        page.ShouldNotContain("Töchter");
    }

    [Fact]
    public async Task Also_where_nobody_is_signed_in()
    {
        await using var house = await House.OpenAsync();
        using var client = house.Stranger();
        using var form = Form([("_handler", "password"), ("__RequestVerificationToken", "old"), ("email", "jana@lindner.example"), ("password", "geheim")]);

        using var answer = await client.PostAsync("/sign-in", form, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("<form");
    }

    // Without the token in the header that programs send.
    private static async Task<HttpClient> PersonAsync(House house)
    {
        var client = await house.SignedInAsync();
        client.DefaultRequestHeaders.Remove("X-XSRF-TOKEN");
        return client;
    }

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(HttpClient client, string path, string token, string from)
    {
        using var form = Form([("_handler", "settings"), ("__RequestVerificationToken", token), ("company", Company), ("country", "DE"), ("sector", "crafts"), ("language", "de"), ("timeZone", "Europe/Berlin")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
