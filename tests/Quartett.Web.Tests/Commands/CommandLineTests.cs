using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task From_an_empty_folder_to_a_delivered_post_with_two_pictures(DatabaseKind kind)
    {
        using var terminal = await Terminal.OpenAsync(kind);
        var company = await terminal.FoundAsync();

        var id = await terminal.DraftAsync(company, "Grüße aus der Werkstatt", "--image", terminal.Picture("a.jpg", 0), "--alt", "Ein Hobel", "--image", terminal.Picture("b.jpg", 1), "--alt", "Ein Tisch");
        (await Variant(terminal, company, id)).GetProperty("state").GetString().ShouldBe("draft");

        var planned = await terminal.TypeAsync("post", "schedule", id, "--at", "now", "--as", Terminal.Jana, "--json");
        planned.Exit.ShouldBe(0, planned.Output);
        (await Variant(terminal, company, id)).GetProperty("state").GetString().ShouldBe("waiting");

        await terminal.DeliverAsync();
        var variant = await Variant(terminal, company, id);
        variant.GetProperty("state").GetString().ShouldBe("delivered");
        variant.GetProperty("deliveredAt").ValueKind.ShouldBe(JsonValueKind.String);
        var attempt = variant.GetProperty("attempts").EnumerateArray().ShouldHaveSingleItem();
        attempt.GetProperty("outcome").GetString().ShouldBe("delivered");
        attempt.GetProperty("failure").ValueKind.ShouldBe(JsonValueKind.Null);
        attempt.GetProperty("handle").GetString().ShouldNotBeNullOrEmpty();

        var audit = await terminal.TypeAsync("audit", "verify", company.Slug, "--json");
        audit.Exit.ShouldBe(0);
        audit.Json.GetProperty("entries").GetInt64().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_listed_post_has_exactly_the_documented_fields()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();
        await terminal.DraftAsync(company, "Eins");
        var text = await terminal.DraftAsync(company, "Zwei – mit Umlaut: ä");

        var list = await terminal.TypeAsync("post", "list", "--workspace", "Tischlerei Lindner", "--json");

        list.Output.ShouldContain("Zwei – mit Umlaut: ä");
        list.Error.ShouldBeEmpty();
        var posts = list.Json.EnumerateArray().ToList();
        posts.Count.ShouldBe(2);
        posts[0].GetProperty("id").GetString().ShouldBe(text);
        posts[0].EnumerateObject().Select(p => p.Name).ShouldBe(["id", "text", "variants"]);
        posts[0].GetProperty("variants")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["channel", "state", "dueAt", "deliveredAt", "permalink", "attempts"]);
    }

    [Fact]
    public async Task Hold_release_and_retract_change_the_state_of_the_delivery()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();
        var id = await terminal.DraftAsync(company, "Noch nicht");
        (await terminal.TypeAsync("post", "schedule", id, "--at", "now", "--as", Terminal.Jana)).Exit.ShouldBe(0);

        (await terminal.TypeAsync("post", "hold", id, "--as", Terminal.Jana)).Exit.ShouldBe(0);
        await terminal.DeliverAsync();
        (await Variant(terminal, company, id)).GetProperty("state").GetString().ShouldBe("held");

        (await terminal.TypeAsync("post", "release", id, "--as", Terminal.Jana)).Exit.ShouldBe(0);
        await terminal.DeliverAsync();
        (await Variant(terminal, company, id)).GetProperty("state").GetString().ShouldBe("delivered");

        (await terminal.TypeAsync("post", "retract", id, "--as", Terminal.Jana)).Exit.ShouldBe(0);
        (await Variant(terminal, company, id)).GetProperty("state").GetString().ShouldBe("retracted");
    }

    [Fact]
    public async Task A_series_is_begun_listed_paused_resumed_and_ended()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();
        var id = await terminal.DraftAsync(company, "Jeden zweiten Montag");

        var begun = await terminal.TypeAsync("post", "repeat", id, "--every", "2", "--on", "mon", "--at", "9:00", "--from", "2030-01-07", "--times", "3", "--as", Terminal.Jana, "--json");
        var series = begun.Json.GetProperty("id").GetString()!;

        begun.Json.GetProperty("next").EnumerateArray().Select(n => n.GetProperty("day").GetString()).ShouldBe(["2030-01-07", "2030-01-21", "2030-02-04"]);
        begun.Json.GetProperty("next")[0].GetProperty("post").GetString().ShouldBe(id);
        (await terminal.TypeAsync("series", "pause", series, "--workspace", company.Slug, "--as", Terminal.Jana)).Output.Trim().ShouldBe("paused");
        (await terminal.TypeAsync("series", "resume", series, "--workspace", company.Slug, "--as", Terminal.Jana)).Output.Trim().ShouldBe("running");
        (await terminal.TypeAsync("series", "end", series, "--workspace", company.Slug, "--as", Terminal.Jana)).Output.Trim().ShouldBe("ended");
        (await terminal.TypeAsync("series", "list", "--workspace", company.Slug, "--json")).Json[0].GetProperty("stage").GetString().ShouldBe("ended");
        (await terminal.TypeAsync("post", "repeat", id, "--on", "montag", "--at", "9:00", "--from", "2030-01-07", "--as", Terminal.Jana)).Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "schedule.gap")]
    [InlineData("2027-10-31T02:30", "schedule.twice")]
    [InlineData("2020-01-01T09:00+01:00", "schedule.past")]
    public async Task A_time_that_cannot_be_is_refused_with_its_code(string at, string code)
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();
        var id = await terminal.DraftAsync(company, "Wann?");

        var refused = await terminal.TypeAsync("post", "schedule", id, "--at", at, "--as", Terminal.Jana, "--json");

        refused.Exit.ShouldBe(1);
        refused.Json.GetProperty("code").GetString().ShouldBe(code);
        refused.Json.GetProperty("field").GetString().ShouldBe("at");
    }

    [Fact]
    public async Task Of_a_time_that_comes_twice_the_refusal_names_the_way_out()
    {
        using var terminal = await Terminal.OpenAsync();
        var id = await terminal.DraftAsync(await terminal.FoundAsync(), "Wann?");

        (await terminal.TypeAsync("post", "schedule", id, "--at", "2027-10-31T02:30", "--as", Terminal.Jana)).Error.ShouldContain("--fold first");
        (await terminal.TypeAsync("post", "schedule", id, "--at", "2027-10-31T02:30", "--as", Terminal.Jana, "--json")).Json.GetProperty("message").GetProperty("en").GetString()!.ShouldContain("--fold second");
        (await terminal.TypeAsync("post", "schedule", id, "--at", "2027-10-31T02:30", "--fold", "second", "--as", Terminal.Jana)).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task The_help_calls_it_as_people_call_it()
    {
        using var terminal = await Terminal.OpenAsync();

        (await terminal.TypeAsync("--help")).Output.ShouldContain("quartett [command]");
        var one = await terminal.TypeAsync("post", "schedule", "--help");
        one.Output.ShouldContain("quartett post schedule");
        one.Output.ShouldNotContain("Quartett.Web");
        (await terminal.TypeAsync("--version")).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("2027-01-15T09:00", "2027-01-15T08:00:00+00:00")]
    [InlineData("2027-07-15T09:00", "2027-07-15T07:00:00+00:00")]
    [InlineData("2027-07-15T09:00+00:00", "2027-07-15T09:00:00+00:00")]
    [InlineData("2027-07-15T09:00:30Z", "2027-07-15T09:00:30+00:00")]
    public async Task A_time_without_offset_is_the_companys_wall_clock(string at, string due)
    {
        using var terminal = await Terminal.OpenAsync();
        var id = await terminal.DraftAsync(await terminal.FoundAsync(), "Wann?");

        var planned = await terminal.TypeAsync("post", "schedule", id, "--at", at, "--as", Terminal.Jana, "--json");

        planned.Json.GetProperty("deliveries")[0].GetProperty("dueAt").GetString().ShouldBe(due);
    }

    [Fact]
    public async Task A_refusal_speaks_both_languages_in_json_and_the_machines_on_stderr()
    {
        using var terminal = await Terminal.OpenAsync();
        await terminal.FoundAsync();

        var json = await terminal.TypeAsync("post", "list", "--workspace", "Niemand", "--json");
        var plain = await terminal.TypeAsync("post", "list", "--workspace", "Niemand");

        (json.Exit, plain.Exit).ShouldBe((1, 1));
        json.Error.ShouldBeEmpty();
        json.Json.GetProperty("message").GetProperty("de").GetString().ShouldStartWith("Es gibt keinen Arbeitsbereich Niemand");
        json.Json.GetProperty("message").GetProperty("en").GetString().ShouldStartWith("There is no workspace Niemand");
        plain.Output.ShouldBeEmpty();
        plain.Error.ShouldStartWith("Es gibt keinen Arbeitsbereich Niemand");
    }

    [Theory]
    [InlineData("user")]
    [InlineData("user", "add")]
    [InlineData("nonsense")]
    [InlineData("post", "schedule", "no-guid", "--at", "now", "--as", "a@b.c")]
    [InlineData("post", "schedule", "01a2081c-f5be-7fb2-9d9b-60176a94073a", "--at", "soon", "--as", "a@b.c")]
    [InlineData("channel", "add", "--workspace", "w", "--network", "rehearsal", "--set", "nothing", "--as", "a@b.c")]
    [InlineData("post", "deliver")]
    public async Task Wrong_usage_ends_with_2_and_says_nothing_on_stdout(params string[] args)
    {
        using var terminal = await Terminal.OpenAsync();

        var answer = await terminal.TypeAsync(args);

        answer.Exit.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldNotBeEmpty();
        Directory.Exists(terminal.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_description_without_picture_is_wrong_usage()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();

        var answer = await terminal.TypeAsync(
            "post", "draft", "--workspace", company.Slug, "--as", Terminal.Jana, "--channel", company.Channel, "--text-file", terminal.Write("t.txt", "Text"), "--alt", "Was?", "--image", terminal.Picture("a.jpg", 0));

        answer.Exit.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_picture_leaves_no_draft_and_no_file_behind()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();

        var answer = await terminal.TypeAsync(
            "post", "draft", "--workspace", company.Slug, "--as", Terminal.Jana, "--channel", company.Channel, "--text-file", terminal.Write("t.txt", "Text"), "--json",
            "--image", terminal.Picture("a.jpg", 0), "--alt", "Gut", "--image", terminal.Write("b.png", "<svg/>"), "--alt", "Kein Bild");

        answer.Exit.ShouldBe(1);
        answer.Json.GetProperty("code").GetString().ShouldStartWith("media.");
        (await terminal.TypeAsync("post", "list", "--workspace", company.Slug, "--json")).Json.GetArrayLength().ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(terminal.Data, "media"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_acts_for_a_stranger_or_in_a_company_that_is_not_theirs()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();
        var id = await terminal.DraftAsync(company, "Unseres");
        (await terminal.TypeWithAsync("noch ein langer Satz", "user", "add", "--email", "fremd@huber.test", "--name", "Fremd", "--password-stdin")).Exit.ShouldBe(0);

        var unknown = await terminal.TypeAsync("post", "schedule", id, "--at", "now", "--as", "nobody@lindner.test", "--json");
        var stranger = await terminal.TypeAsync("post", "schedule", id, "--at", "now", "--as", "fremd@huber.test", "--json");

        unknown.Json.GetProperty("code").GetString().ShouldBe("signin.nobody");
        stranger.Json.GetProperty("code").GetString().ShouldBe("kernel.notFound");
        (await Variant(terminal, company, id)).GetProperty("state").GetString().ShouldBe("draft");
    }

    [Fact]
    public async Task The_secret_comes_from_stdin_and_unknown_settings_are_named()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();

        var guarded = await terminal.TypeWithAsync(
            "app-password\n", "channel", "add", "--workspace", company.Slug, "--network", "bluesky", "--set", "handle=lindner.test", "--set", "server=http://127.0.0.1:1", "--secret-stdin", "--as", Terminal.Jana, "--json");
        var misspelt = await terminal.TypeAsync("channel", "add", "--workspace", company.Slug, "--network", "bluesky", "--set", "hadnle=x", "--as", Terminal.Jana, "--json");

        // The secret was found, so the next thing to say is that the address is a private one.
        guarded.Json.GetProperty("code").GetString().ShouldStartWith("egress.");
        misspelt.Json.GetProperty("code").GetString().ShouldBe("channel.unknownSetting");
        misspelt.Json.GetProperty("message").GetProperty("de").GetString()!.ShouldContain("handle, appPassword, server");
    }

    [Fact]
    public async Task A_changed_audit_entry_is_found_out()
    {
        using var terminal = await Terminal.OpenAsync();
        var company = await terminal.FoundAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(terminal.Data, "quartett.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE AuditEntries SET ActorName = 'Somebody else' WHERE Number = 2 AND WorkspaceId IS NOT NULL";
            (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        var verdict = await terminal.TypeAsync("audit", "verify", company.Slug, "--json");

        verdict.Exit.ShouldBe(1);
        verdict.Json.GetProperty("code").GetString().ShouldBe("audit.broken");
    }

    [Fact]
    public async Task Resetting_hands_out_a_link_to_this_installation()
    {
        using var terminal = await Terminal.OpenAsync();
        await terminal.FoundAsync();

        var link = await terminal.TypeAsync("user", "reset", "--email", Terminal.Jana);

        link.Output.Trim().ShouldStartWith("http://127.0.0.1:5480/reset/");
    }

    private static async Task<JsonElement> Variant(Terminal terminal, Company company, string id)
    {
        var shown = await terminal.TypeAsync("post", "show", id, "--workspace", company.Slug, "--json");
        return shown.Json.EnumerateArray().ShouldHaveSingleItem().GetProperty("variants").EnumerateArray().ShouldHaveSingleItem();
    }
}
