using System.Net;
using System.Text;
using System.Text.Json;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

/// <summary>Zero characters and halves of pairs, by form and by interface, on both databases.</summary>
public sealed class DamagedTextTests
{
    private const string Home = "/w/tischlerei-lindner";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_form_loses_the_zero_character_and_nothing_else(bool postgres)
    {
        await using var host = await FoundedAsync(postgres);
        using var browser = host.Browser();
        await browser.SignInAsync();

        var sent = await browser.SendAsync(Home + "/channels/add/rehearsal", "connect", ("setting.Name", "Büh\0ne"), ("setting.Script", ""), ("name", "Unsere\0 Probe 😀"));
        sent.To.ShouldNotBeNull(sent.Status + sent.Page.DocumentElement.OuterHtml);
        (await browser.PageAsync(sent.To)).QuerySelector("h1")!.TextContent.Trim().ShouldBe("Unsere Probe 😀");

        var draft = await browser.PageAsync(Home + "/posts/new");
        var saved = await browser.SendAsync(draft, Home + "/posts/new", "composer", ("text", "Der Tisch\0 ist fertig."), ("_do", "save"));
        (await browser.PageAsync(saved.To.ShouldNotBeNull())).QuerySelector("textarea[name=text]")!.TextContent.Trim().ShouldBe("Der Tisch ist fertig.");
        using var found = await browser.GetAsync(Home + "/posts?search=a%00b");
        ((int)found.StatusCode).ShouldBeLessThan(500);
        using var stranger = host.Browser();
        (await stranger.SignInAsync("lena\0@lindner.test")).To.ShouldBe("/");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_interface_says_what_is_wrong_and_where(bool postgres)
    {
        await using var host = await FoundedAsync(postgres);
        using var browser = host.Browser("en");
        await browser.SignInAsync();
        var token = (await browser.PageAsync("/me")).QuerySelector("meta[name=xsrf]")!.GetAttribute("content")!;

        (await PostAsync("/posts", """{"content":{"text":"a\u0000b"}}""")).ShouldBe((422, "input.unstorable", "text"));
        (await PostAsync("/posts", """{"content":{"text":"a\ud83d"}}""")).ShouldBe((400, "input.unreadable", null));
        (await PostAsync("/posts", """{"content":""")).ShouldBe((400, "input.unreadable", null));
        (await PostAsync("/posts/fields", """{"revision":0,"fields":{"text":"a\ud83d"}}""")).ShouldBe((422, "input.unstorable", "text"));
        (await PostAsync("/posts/fields", """{"revision":0,"fields":{"text":"a\u0000b"}}""")).ShouldBe((200, null, null));

        async Task<(int Status, string? Code, string? Field)> PostAsync(string path, string json)
        {
            using var body = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await browser.PostAsync("/api/v1" + Home + path, body, token);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
            string? Said(string name) => problem.TryGetProperty(name, out var value) ? value.GetString() : null;
            if (!answer.IsSuccessStatusCode) Said("message").ShouldNotBeNullOrWhiteSpace();
            return ((int)answer.StatusCode, Said("code"), Said("field"));
        }
    }

    private static async Task<TestHost> FoundedAsync(bool postgres) => postgres
        ? await TestHost.FoundedAsync(("ConnectionStrings:Quartett", await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()))
        : await TestHost.FoundedAsync();
}
