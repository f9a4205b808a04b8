using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>Answers the command palette: pages, posts, media and channels of one workspace.</summary>
internal sealed class SearchApi : IMapApi
{
    private const int EachAtMost = 6;
    private const int LongestQuestion = 100;

    public void Map(RouteGroupBuilder api) =>
        api.MapGet("/w/{slug}/search", FindAsync).WithName("search").WithTags("Search")
            .WithSummary("Finds pages, posts, media and channels of the workspace by words; the last one may be a beginning.")
            .Produces<IReadOnlyList<FoundPlace>>();

    private static async Task<IResult> FindAsync(string slug, string? q, Ask ask, ICurrentWorkspace here, Words words)
    {
        var asked = (q ?? "").Trim();
        if (asked.Length is < 2 or > LongestQuestion) return Results.Ok(Array.Empty<FoundPlace>());
        var workspace = here.Opened!.Id;
        var posts = await ask.RunAsync(new ListPosts(workspace, Search: asked, Take: EachAtMost));
        var media = await ask.RunAsync(new ListMedia(workspace, Search: asked, Take: EachAtMost));
        var channels = await ask.RunAsync(new ListChannels(workspace));
        return Results.Ok(Pages(here.Opened, words).Where(p => Has(p.Label, asked))
            .Concat((posts.Value ?? []).Select(p => new FoundPlace(p.FirstWords.Length > 0 ? p.FirstWords : words["search.untitled"], Addresses.Post(slug, p.Id.Value), words["search.post"])))
            .Concat((channels.Value ?? []).Where(c => !c.Removed && (Has(c.Name, asked) || Has(c.NetworkName, asked) || Has(c.Handle, asked)))
                .Take(EachAtMost).Select(c => new FoundPlace(c.Name, Addresses.Channels(slug), words["search.channel"])))
            .Concat((media.Value ?? []).Select(m => new FoundPlace(m.FileName, Addresses.MediaItem(slug, m.Id), words["search.media"]))).ToList());
    }

    private static IEnumerable<FoundPlace> Pages(Core.Workspaces.Switching.OpenedWorkspace here, Words words)
    {
        var kind = words["search.page"];
        yield return new(words["nav.today"], Addresses.Today(here.Slug), kind);
        yield return new(words["nav.calendar"], Addresses.Calendar(here.Slug), kind);
        yield return new(words["nav.posts"], Addresses.Posts(here.Slug), kind);
        yield return new(words["nav.media"], Addresses.Media(here.Slug), kind);
        yield return new(words["nav.channels"], Addresses.Channels(here.Slug), kind);
        yield return new(words["nav.members"], Addresses.Members(here.Slug), kind);
        if (!here.May(Right.ManageWorkspace)) yield break;
        yield return new(words["nav.settings"], Addresses.Settings(here.Slug), kind);
        yield return new(words["nav.audit"], Addresses.Audit(here.Slug), kind);
    }

    private static bool Has(string text, string asked) => text.Contains(asked, StringComparison.CurrentCultureIgnoreCase);
}

/// <param name="Kind">In the reader's language.</param>
public sealed record FoundPlace(string Label, string Href, string Kind);
