using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing;

/// <summary>Searching finds the same on both databases; each expectation runs on each.</summary>
public sealed class SearchTests
{
    private static readonly string[] Said =
    [
        "Neue Öffnungszeiten in der Straße am Fluss",
        "Unsere Häuser, unser Stolz",
        "Besuchen Sie www.lindner.de oder schreiben Sie an post@lindner.de",
        "Das O'Neill-Regal kostet 3,50 Euro, Modell AB_12-7",
        "Treppen: gebaut; geplant* und \"gedacht\" & mehr | (Eiche)",
        "日本語のテキスト und Ελληνικά",
    ];

    public static TheoryData<DatabaseKind, string, int[]> Searches()
    {
        var data = new TheoryData<DatabaseKind, string, int[]>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var (words, found) in new (string, int[])[]
                     {
                         ("öffnungszeiten", [0]), ("Oeffnungszeiten", [0]), ("ÖFFNUNGSZEIT", [0]), ("Öffnungsz", [0]), ("straße", [0]), ("strasse", [0]),
                         ("haus", [1]), ("häuser", [1]), ("Haus Stolz", [1]), ("Haus Fluss", []), ("fluss straße", [0]),
                         ("lindner", [2]), ("lindner.de", [2]), ("www", [2]), ("post@lindner.de", [2]), ("lindner schreiben", [2]), ("www.lindner.de oder schreib", [2]),
                         ("o'neill", [3]), ("O'Neill Regal", [3]), ("Neill", [3]), ("3,50", [3]), ("AB_12-7", [3]), ("ab 12", [3]), ("50 Euro", [3]),
                         ("treppe", [4]), ("gedacht", [4]), ("Eiche mehr", [4]), ("ελληνικά", [5]), ("日本語", [5]),
                         ("'", []), ("\"", []), ("*", []), (":", []), ("treppe'", [4]), ("\"treppe\"", [4]), ("treppe*", [4]), ("treppe:*", [4]), ("treppe & !eiche", [4]), ("treppe | haus", []),
                         ("treppe OR haus", []), ("NEAR(treppe eiche)", []), ("Stems:treppe", []), ("'; DROP TABLE \"Posts\"; --", []), ("\\", []), ("treppe \\", [4]), ("a:b:c", []), ("O\u0308ffnungszeit", [0]), ("^treppe", [4]), ("%", []), ("-treppe", [4]), ("(", []),
                     })
            {
                data.Add(kind, words, found);
            }
        }

        return data;
    }

    private static readonly Dictionary<DatabaseKind, Lazy<Task<Company>>> Companies = Enum.GetValues<DatabaseKind>().ToDictionary(k => k, k => new Lazy<Task<Company>>(() => FilledAsync(k)));

    [Theory, MemberData(nameof(Searches))]
    public async Task It_finds(DatabaseKind kind, string words, int[] expected)
    {
        var company = await Companies[kind].Value;

        var found = await company.Core.DoneAsync(new ListPosts(company.Workspace, Search: words), company.Author);

        found.Select(p => Array.FindIndex(Said, s => p.FirstWords.StartsWith(s[..20], StringComparison.Ordinal))).Order().ShouldBe(expected);
    }

    [Fact]
    public async Task Half_characters_are_named_at_the_search_field()
    {
        var company = await Companies[DatabaseKind.Postgres].Value;
        foreach (var words in new[] { "\0", "\ud83d treppe" })
        {
            var refused = (await company.Core.RunAsync(new ListPosts(company.Workspace, Search: words), company.Author)).Refusals.ShouldHaveSingleItem();

            (refused.Code, refused.Field).ShouldBe(("input.unstorable", "search"));
        }
    }

    [Theory, Databases]
    public async Task What_was_changed_is_found_by_its_new_words_only(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("Birke");
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Eiche")), company.Author);

        (await company.Core.DoneAsync(new ListPosts(company.Workspace, Search: "birke"), company.Author)).ShouldBeEmpty();
        (await company.Core.DoneAsync(new ListPosts(company.Workspace, Search: "eiche"), company.Author)).ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Lists_are_filtered_by_stage_and_channel_and_read_page_by_page(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite");
        var posts = new List<PostId>();
        for (var n = 0; n < 5; n++)
        {
            posts.Add(await company.DraftAsync($"Nummer {n}", n % 2 == 0 ? company.Channel : second));
            company.Core.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await company.Core.DoneAsync(new SchedulePost(company.Workspace, posts[0], new Moment.Now()), company.Editor);

        (await ListAsync(new ListPosts(company.Workspace, Take: 2))).ShouldBe([posts[4], posts[3]]);
        var before = (await company.ShowAsync(posts[3])).ChangedAt;
        (await ListAsync(new ListPosts(company.Workspace, Before: before, Take: 2))).ShouldBe([posts[2], posts[1]]);
        (await ListAsync(new ListPosts(company.Workspace, Channel: second.Value))).ShouldBe([posts[3], posts[1]]);
        (await ListAsync(new ListPosts(company.Workspace, Stage: PostStage.Planned))).ShouldBe([posts[0]]);

        async Task<IEnumerable<PostId>> ListAsync(ListPosts list) => (await company.Core.DoneAsync(list, company.Author)).Select(c => c.Id);
    }

    [Theory, Databases]
    public async Task Media_are_found_by_name_description_and_tag(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var picture = await company.PictureAsync("werkstatt.jpg", "Drei Gesellen");
        await company.Core.DoneAsync(new DescribeMedia(company.Workspace, picture, "Vier Lehrlinge", ["Ausbildung", " ausbildung ", "Süß"]), company.Author);

        foreach (var words in new[] { "werkstatt", "lehrling", "ausbildung", "süß" })
            (await company.Core.DoneAsync(new ListMedia(company.Workspace, Search: words), company.Author)).ShouldHaveSingleItem().Tags.ShouldBe(["Ausbildung", "Süß"]);
        (await company.Core.DoneAsync(new ListMedia(company.Workspace, Search: "Gesellen"), company.Author)).ShouldBeEmpty();
        foreach (var (tag, many) in new[] { ("Ausbildung", 1), ("süß", 1), ("aus", 0), ("\"", 0) })
            (await company.Core.DoneAsync(new ListMedia(company.Workspace, Tag: tag), company.Author)).Count.ShouldBe(many);
        await company.Core.DoneAsync(new DeleteMedia(company.Workspace, picture), company.Author);
        (await company.Core.DoneAsync(new ListMedia(company.Workspace, Search: "werkstatt"), company.Author)).ShouldBeEmpty();
    }

    private static async Task<Company> FilledAsync(DatabaseKind kind)
    {
        var company = await Company.StartAsync(kind);
        foreach (var text in Said) await company.DraftAsync(text);
        return company;
    }
}
