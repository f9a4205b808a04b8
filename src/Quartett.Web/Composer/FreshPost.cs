using Quartett.Core.Channels;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Switching;
using Quartett.Web.Hosting;

namespace Quartett.Web.Composer;

/// <summary>What a new post begins with: a template, a file of the library or one channel, as the address asks, and the company's signature.</summary>
internal sealed class FreshPost(OpenedWorkspace here, Ask ask, string signature)
{
    public async Task<PostContent> ContentAsync(IQueryCollection asked, IReadOnlyList<ChannelView> channels, IReadOnlyList<TextBlockView> blocks)
    {
        var template = Guid.TryParse(asked["template"], out var id) ? blocks.FirstOrDefault(b => b.Id == id && b.Kind == TextBlockKind.Template)?.Text : null;
        var only = Guid.TryParse(asked["channel"], out var channel) ? channel : Guid.Empty;
        var content = new PostContent
        {
            Text = Signed(template ?? ""),
            Language = here.Language,
            Variants = [.. channels.Where(c => c.State == ChannelState.Active && (only == Guid.Empty || c.Id.Value == only)).Select(c => new PostVariant(c.Id))],
        };
        return Guid.TryParse(asked["media"], out var file) ? await WithAsync(content, file) : content;
    }

    /// <summary>Nothing but the signature: as good as empty.</summary>
    public bool SaysNothing(PostContent content) =>
        content is { Images.Count: 0, Video: null, Link: null, More.Count: 0 } && content.Variants.All(v => string.IsNullOrWhiteSpace(v.Text)) && content.Text.Trim() == signature;

    // Two empty lines to write in, above what stands below every post.
    private string Signed(string text)
    {
        if (signature.Length == 0 || text.TrimEnd().EndsWith(signature, StringComparison.Ordinal)) return text;
        return $"{text.TrimEnd()}\n\n{signature}";
    }

    private async Task<PostContent> WithAsync(PostContent content, Guid file) => (await ask.RunAsync(new ShowMedia(here.Id, file))).Value switch
    {
        { Media: { Kind: MediaKind.Picture } picture } => content with { Images = [new(picture.Id, picture.AltText)] },
        { Media: { Kind: MediaKind.Video } video } details => content with { Video = new(video.Id, video.AltText, details.Captions, content.Language) },
        _ => content,
    };
}
