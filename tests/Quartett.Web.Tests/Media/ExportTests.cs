using System.Net;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Joining;
using Quartett.Web.Exports;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Media;

public sealed class ExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+41 44 123", "'+41 44 123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("Tisch, \"Eiche\"", "\"Tisch, \"\"Eiche\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("1=1", "1=1")]
    [InlineData("", "")]
    public void A_cell_that_looks_like_a_formula_is_only_text(string text, string cell) => CsvFile.Cell(text).ShouldBe(cell);

    [Fact]
    public async Task Posts_leave_as_a_table_in_which_nothing_is_a_formula()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        await house.RunAsync(new DraftPost(house.Workspace, new() { Text = "=HYPERLINK(\"http://evil.example\";\"Gewinn\")" }));
        for (var i = 0; i < 205; i++) await house.RunAsync(new DraftPost(house.Workspace, new() { Text = $"Beitrag {i}, mit Komma" }));

        using var answer = await client.GetAsync($"/w/{house.Slug}/posts.csv", Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var lines = System.Text.Encoding.UTF8.GetString(bytes)[1..].Split("\r\n");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("tischlerei-lindner-posts.csv");
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        lines.Length.ShouldBe(208);
        lines[0].ShouldStartWith("Text,Stand,Geplant (Europe/Berlin)");
        lines[1].ShouldStartWith("\"Beitrag 204, mit Komma\",Entwurf,,");
        lines[206].ShouldStartWith("\"'=HYPERLINK(\"\"http");
    }

    [Fact]
    public async Task The_list_of_posts_offers_what_it_shows_as_a_table()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        await house.RunAsync(new DraftPost(house.Workspace, new() { Text = "Der Tisch" }));
        var away = (await house.RunAsync(new DraftPost(house.Workspace, new() { Text = "Der Stuhl" }))).Value;
        await house.RunAsync(new DiscardPost(house.Workspace, away));

        async Task<string> TableAsync(string query)
        {
            var page = await client.GetStringAsync($"/w/{house.Slug}/posts{query}", Cancel);
            return await client.GetStringAsync(System.Net.WebUtility.HtmlDecode(page.Split('"').Single(part => part.Contains("posts.csv", StringComparison.Ordinal))), Cancel);
        }

        (await TableAsync("?tab=drafts&search=Tisch")).ShouldSatisfyAllConditions(t => t.ShouldContain("Der Tisch"), t => t.ShouldNotContain("Der Stuhl"));
        (await TableAsync("?tab=discarded")).ShouldSatisfyAllConditions(t => t.ShouldContain("Der Stuhl,Verworfen"), t => t.ShouldNotContain("Der Tisch"));
        (await client.GetStringAsync($"/w/{house.Slug}/posts.csv?channel={Guid.NewGuid()}", Cancel)).Split("\r\n").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_audit_trail_leaves_as_a_table_for_whoever_manages_the_workspace()
    {
        await using var house = await House.OpenAsync();
        using var owner = await house.SignedInAsync();
        await house.RunAsync(new InviteMember(house.Workspace, "=cmd@evil.example", Role.Author));
        var neighbour = await house.NeighbourAsync();
        using var other = await house.SignedInAsync("nora@huber.example");

        var table = await owner.GetStringAsync($"/w/{house.Slug}/audit.csv", Cancel);
        using var elsewhere = await other.GetAsync($"/w/{house.Slug}/audit.csv", Cancel);
        var own = await other.GetStringAsync($"/w/{neighbour}/audit.csv", Cancel);

        table.ShouldContain("member.invited");
        table.ShouldContain("workspace.founded");
        table.Split("\r\n").ShouldAllBe(line => !line.Contains(",=", StringComparison.Ordinal));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        own.ShouldNotContain("Lindner");
    }
}
