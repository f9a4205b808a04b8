using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Quartett.Core.Channels;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Joining;
using Quartett.Web.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Posts;

/// <summary>Posts over REST, through the real host.</summary>
public sealed class PostsApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_of_two_people_is_told_whose_change_it_was_and_gets_the_other_content()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var id = await DraftAsync(house, client, "Der Tisch ist fertig.");
        (await PutAsync(house, client, id, 1, "Der Tisch ist fertig und schön.")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var second = await PutAsync(house, client, id, 1, "Der Stuhl ist fertig.");

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await second.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        problem.GetProperty("code").GetString().ShouldBe("post.conflict");
        problem.GetProperty("changedBy").GetString().ShouldBe("Jana Lindner");
        problem.GetProperty("changedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        problem.GetProperty("revision").GetInt32().ShouldBe(2);
        problem.GetProperty("content").GetProperty("text").GetString().ShouldBe("Der Tisch ist fertig und schön.");
    }

    [Fact]
    public async Task The_composers_form_gets_its_fields_back_in_a_conflict()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var newsroom = await NewsroomAsync(house);
        var id = await DraftAsync(house, client, "eins");
        object Fields(string text) => new { revision = 1, fields = new Dictionary<string, object> { ["text"] = text, ["language"] = "de", ["channel"] = newsroom, [$"own-{newsroom}"] = "true", [$"text-{newsroom}"] = "eigener" } };
        (await client.PutAsJsonAsync($"/api/v1/w/{house.Slug}/posts/{id}/fields", Fields("zwei"), Cancel)).EnsureSuccessStatusCode();

        using var second = await client.PutAsJsonAsync($"/api/v1/w/{house.Slug}/posts/{id}/fields", Fields("drei"), Cancel);

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var fields = (await second.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("fields");
        fields.GetProperty("text").GetString().ShouldBe("zwei");
        fields.GetProperty("channel").GetString().ShouldBe(newsroom.ToString());
        fields.GetProperty($"text-{newsroom}").GetString().ShouldBe("eigener");
    }

    [Fact]
    public async Task An_author_drafts_but_does_not_schedule()
    {
        await using var house = await House.OpenAsync();
        using var client = await AuthorAsync(house);
        var id = await DraftAsync(house, client, "Von der Azubine.");

        using var answer = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/posts/{id}/schedule", new { when = "now" }, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ShowAsync(house, client, id)).GetProperty("stage").GetString().ShouldBe("draft");
    }

    [Theory]
    [InlineData("2020-01-01T09:00", "schedule.past")]
    [InlineData("2027-03-28T02:30", "schedule.gap")]
    [InlineData("2027-10-31T02:30", "schedule.twice")]
    [InlineData("morgen früh", "schedule.unreadable")]
    public async Task A_moment_that_does_not_work_is_refused_at_its_field(string local, string code)
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var id = await DraftAsync(house, client, "Der Tisch ist fertig.");

        using var answer = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/posts/{id}/schedule", new { when = "at", local }, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("field").GetString().ShouldBe("at");
    }

    [Fact]
    public async Task Of_a_time_that_comes_twice_the_second_can_be_chosen()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var id = await DraftAsync(house, client, "Der Tisch ist fertig.");

        using var answer = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/posts/{id}/schedule", new { when = "at", local = "2027-10-31T02:30", fold = "second" }, Cancel);

        answer.EnsureSuccessStatusCode();
        (await ShowAsync(house, client, id)).GetProperty("plannedAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2027, 10, 31, 1, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Channels_say_in_words_what_does_not_fit_and_show_the_parts_of_a_thread()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var rehearsal = (await house.RunAsync(new ConnectChannel(house.Workspace, "rehearsal", null, "Probe", new Dictionary<string, string> { ["Name"] = "probe" }))).Value;
        var text = string.Concat(Enumerable.Repeat("Ein Satz mit genau dreißig Zeichen. ", 12));

        var plain = await CheckAsync(house, client, new { text, variants = new[] { new { channel = rehearsal.Value, thread = false } } });
        var thread = await CheckAsync(house, client, new { text, variants = new[] { new { channel = rehearsal.Value, thread = true } } });

        plain.GetProperty("verdict").GetString().ShouldBe("block");
        plain.GetProperty("findings")[0].GetProperty("message").GetString()!.ShouldContain("erlaubt sind 300");
        plain.GetProperty("findings")[0].GetProperty("field").GetString().ShouldBe("text");
        thread.GetProperty("verdict").GetString().ShouldBe("pass");
        thread.GetProperty("parts").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Parts_and_first_comment_are_told_as_each_channel_can()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var rehearsal = (await house.RunAsync(new ConnectChannel(house.Workspace, "rehearsal", null, "Probe", new Dictionary<string, string> { ["Name"] = "probe" }))).Value;
        var newsroom = (await house.RunAsync(new ListChannels(house.Workspace))).Value!.Single(c => c.Network == "newsroom").Id;
        object Saying(ChannelId channel) => new { text = "Eins", more = new[] { new { text = "Zwei" } }, variants = new[] { new { channel = channel.Value, firstComment = "Mehr dazu" } } };

        var thread = await CheckAsync(house, client, Saying(rehearsal));
        thread.GetProperty("parts").EnumerateArray().Select(p => p.GetString()).ShouldBe(["Eins", "Zwei"]);
        thread.GetProperty("comment").GetString().ShouldBe("Mehr dazu");
        thread.GetProperty("verdict").GetString().ShouldBe("pass");

        var article = await CheckAsync(house, client, Saying(newsroom));
        article.GetProperty("joined").GetBoolean().ShouldBeTrue();
        article.GetProperty("parts").EnumerateArray().Select(p => p.GetString()).ShouldBe(["Eins\n\n---\n\nZwei"]);
        article.GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("rule.T01.noComment");
    }

    [Fact]
    public async Task A_discarded_post_leaves_the_list_and_comes_back()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var id = await DraftAsync(house, client, "Der Tisch ist fertig.");
        var posts = $"/api/v1/w/{house.Slug}/posts";

        (await client.PostAsync($"{posts}/{id}/discard", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetFromJsonAsync<JsonElement>(posts, Cancel)).GetArrayLength().ShouldBe(0);
        (await client.GetFromJsonAsync<JsonElement>($"{posts}?discarded=true", Cancel)).GetArrayLength().ShouldBe(1);
        (await client.PostAsync($"{posts}/{id}/bring-back", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetFromJsonAsync<JsonElement>(posts, Cancel)).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Templates_are_kept_changed_and_dropped()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var blocks = $"/api/v1/w/{house.Slug}/text-blocks";

        using var kept = await client.PostAsJsonAsync(blocks, new { kind = "hashtagSet", name = "Holz", text = "#eiche #buche" }, Cancel);
        var id = (await kept.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
        (await client.PutAsJsonAsync($"{blocks}/{id}", new { kind = "hashtagSet", name = "Holz", text = "#eiche" }, Cancel)).EnsureSuccessStatusCode();
        (await client.GetFromJsonAsync<JsonElement>(blocks, Cancel))[0].GetProperty("text").GetString().ShouldBe("#eiche");
        (await client.DeleteAsync($"{blocks}/{id}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetFromJsonAsync<JsonElement>(blocks, Cancel)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_written_without_the_token()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        client.DefaultRequestHeaders.Remove("X-XSRF-TOKEN");

        using var answer = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/posts", new { content = new { text = "untergeschoben" } }, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/w/{house.Slug}/posts", Cancel)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Text_channel_and_moment_go_through_a_form_without_any_script()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        var page = await browser.PageAsync("/w/tischlerei-lindner/posts/new");
        var newsroom = page.QuerySelector("input[name=channel]")!.GetAttribute("value")!;

        var sent = await browser.SendAsync(page, "/w/tischlerei-lindner/posts/new", "composer",
            ("text", "Ganz ohne Skript."), ("channel", newsroom), ("_do", "schedule"), ("_when", "at"), ("_date", "2027-05-04"), ("_time", "09:00"));

        sent.Status.ShouldBe(HttpStatusCode.Found);
        sent.To!.ShouldEndWith("?done=planned");
        (await browser.PageAsync(new Uri(host.Address, sent.To!).PathAndQuery)).QuerySelector("#deliveries")!.TextContent.ShouldContain("Geplant");
    }

    [Fact]
    public async Task A_past_moment_says_so_beside_the_time_and_keeps_the_text()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        var page = await browser.PageAsync("/w/tischlerei-lindner/posts/new");

        var sent = await browser.SendAsync(page, "/w/tischlerei-lindner/posts/new", "composer",
            ("text", "Zu spät."), ("channel", page.QuerySelector("input[name=channel]")!.GetAttribute("value")!), ("_do", "schedule"), ("_when", "at"), ("_date", "2020-01-01"), ("_time", "09:00"));

        sent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        sent.Page.QuerySelector("#when-error")!.TextContent.ShouldContain("vorbei");
        sent.Page.QuerySelector("#post-text")!.TextContent.Trim().ShouldBe("Zu spät.");
    }

    [Fact]
    public async Task A_slot_taken_meanwhile_says_so_beside_the_time_and_keeps_the_text()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        var calendar = await browser.PageAsync("/w/tischlerei-lindner/calendar?view=month&day=2027-03-10");
        var free = calendar.QuerySelector(".slot-free")!.GetAttribute("href")!;
        var (hers, his) = (await browser.PageAsync(free), await browser.PageAsync(free));

        var first = await SendAsync(hers, "Ich war schneller.");
        var second = await SendAsync(his, "Ich auch.");

        first.To!.ShouldEndWith("?done=planned");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Page.QuerySelector("#when-error")!.TextContent.ShouldContain("ein anderer Beitrag");
        second.Page.QuerySelector("#post-text")!.TextContent.Trim().ShouldBe("Ich auch.");

        Task<Sent> SendAsync(AngleSharp.Html.Dom.IHtmlDocument page, string text) => browser.SendAsync(page, "/w/tischlerei-lindner/posts/new", "composer",
            ("text", text), ("channel", page.QuerySelector("input[name=channel]")!.GetAttribute("value")!), ("_do", "schedule"), ("_when", "at"),
            ("_date", page.QuerySelector("#at-date")!.GetAttribute("value")!), ("_time", page.QuerySelector("#at-time")!.GetAttribute("value")!));
    }

    [Theory]
    [InlineData("02:30", "2027-03-28T01:00")]
    [InlineData("09:00", "2027-03-28T07:00")]
    public async Task The_time_offered_for_a_missing_one_holds_only_while_that_one_still_stands_there(string time, string instant)
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        var page = await browser.PageAsync("/w/tischlerei-lindner/posts/new");
        (string, string)[] fields = [("text", "Frühmorgens."), ("channel", page.QuerySelector("input[name=channel]")!.GetAttribute("value")!), ("_do", "schedule"), ("_when", "at"), ("_date", "2027-03-28")];
        var refused = await browser.SendAsync(page, "/w/tischlerei-lindner/posts/new", "composer", [.. fields, ("_time", "02:30")]);
        refused.Page.QuerySelector("#when-error")!.TextContent.ShouldContain("28. März 2027, 3:00");
        var draft = new Uri(host.Address, refused.Page.QuerySelector("q-autosave")!.GetAttribute("data-url")!.Replace("/api/v1", "", StringComparison.Ordinal).Replace("/fields", "", StringComparison.Ordinal)).PathAndQuery;

        var sent = await browser.SendAsync(refused.Page, draft, "composer", [.. fields, ("_time", time), ("_instead", refused.Page.QuerySelector("input[name=_instead]")!.GetAttribute("value")!)]);

        var planned = await browser.PageAsync(new Uri(host.Address, sent.To!).PathAndQuery);
        planned.QuerySelector("#deliveries time")!.GetAttribute("datetime")!.ShouldStartWith(instant);
    }

    private static async Task<Guid> DraftAsync(House house, HttpClient client, string text)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/posts", new { content = new { text, variants = new[] { new { channel = await NewsroomAsync(house) } } } }, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> PutAsync(House house, HttpClient client, Guid id, int revision, string text) =>
        client.PutAsJsonAsync($"/api/v1/w/{house.Slug}/posts/{id}", new { revision, content = new { text } }, Cancel);

    private static Task<JsonElement> ShowAsync(House house, HttpClient client, Guid id) => client.GetFromJsonAsync<JsonElement>($"/api/v1/w/{house.Slug}/posts/{id}", Cancel);

    private static async Task<JsonElement> CheckAsync(House house, HttpClient client, object content)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/posts/check", new { content }, Cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))[0];
    }

    private static async Task<Guid> NewsroomAsync(House house) => (await house.RunAsync(new ListChannels(house.Workspace))).Value!.Single(c => c.BuiltIn).Id.Value;

    private static async Task<HttpClient> AuthorAsync(House house)
    {
        var link = (await house.RunAsync(new InviteMember(house.Workspace, "tim@lindner.example", Role.Author))).Value!;
        var secret = link.Shown!.Split("/join/")[1];
        var joined = await house.RunAsync(new AcceptInvitation(secret, "Tim Azubi", "drei Hobel im Regal", "de", "Test"), Core.Kernel.Actor.Nobody);
        joined.Done.ShouldBeTrue();
        return await house.SignedInAsync("tim@lindner.example");
    }
}
