using Quartett.Core.Channels;
using Quartett.Core.Media;
using Quartett.Core.Newsroom;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Switching;
using Quartett.Web.Hosting;

namespace Quartett.Web.Composer;

/// <summary>A content as its channels would show it, with what they say to it.</summary>
public sealed record ShownPost(OpenedWorkspace Here, PostContent Content, IReadOnlyList<ShownVariant> Variants, IReadOnlyDictionary<Guid, MediaView> Media)
{
    public static async Task<ShownPost> OfAsync(OpenedWorkspace here, Ask ask, PostContent content)
    {
        var channels = (await ask.RunAsync(new ListChannels(here.Id))).Value ?? [];
        var checks = ((await ask.RunAsync(new CheckContent(here.Id, content))).Value ?? []).ToDictionary(c => c.Channel);
        var variants = new List<ShownVariant>();
        foreach (var channel in channels)
        {
            if (content.Variants.FirstOrDefault(v => v.Channel == channel.Id) is not { } variant || !checks.TryGetValue(channel.Id, out var check)) continue;
            var article = channel.Limits.Markdown ? (await ask.RunAsync(new PreviewArticle(here.Id, check.Parts[0]))).Value : null;
            variants.Add(new(channel, variant, check, article));
        }

        return new(here, content, variants, await MediaAsync(here, ask, content));
    }

    private static async Task<IReadOnlyDictionary<Guid, MediaView>> MediaAsync(OpenedWorkspace here, Ask ask, PostContent content)
    {
        var named = content.Images.Concat(content.More.SelectMany(part => part.Images ?? [])).Select(i => i.Media).Concat(new[] { content.Video?.Media, content.Video?.Cover, content.Link?.Thumbnail }.OfType<Guid>()).Distinct();
        var known = new Dictionary<Guid, MediaView>();
        foreach (var id in named)
        {
            if ((await ask.RunAsync(new ShowMedia(here.Id, id))).Value is { } details) known[id] = details.Media;
        }

        return known;
    }
}

/// <param name="Article">For channels that show Markdown.</param>
public sealed record ShownVariant(ChannelView Channel, PostVariant Variant, VariantCheck Check, ArticlePreview? Article)
{
    public bool Blocked => Check.Verdict.Kind == Core.Policies.VerdictKind.Block;
}
