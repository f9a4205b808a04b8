using System.Globalization;
using System.Security.Cryptography;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Policies;

namespace Quartett.Core.Publishing.Checking;

/// <summary>Makes of a post the statement for one channel: what the gate judges and what is sent, from one place.</summary>
internal sealed class Statements(IMediaFiles media)
{
    public async Task<Statement> OfAsync(WorkspaceId workspace, PostContent content, PostVariant variant, ChannelView channel, DateTimeOffset? at, CancellationToken cancel)
    {
        var facts = await media.FactsAsync(workspace, MediaOf(content), cancel);
        var told = ToldParts.Of(content, variant, channel.Limits);
        return new Statement
        {
            Workspace = workspace,
            Channel = channel.Id.Value,
            Network = channel.Network,
            Limits = channel.Limits,
            Parts = [.. told.Select(part => part.Text)],
            Comment = string.IsNullOrWhiteSpace(variant.FirstComment) ? null : variant.FirstComment.Trim(),
            Language = content.Language,
            Images = [.. told.SelectMany((part, at) => part.Images.Where(i => facts.ContainsKey(i.Media)).Select(i => Stated(i, facts[i.Media], at)))],
            Video = content.Video is { } video && facts.TryGetValue(video.Media, out var fact) ? await StatedAsync(workspace, video, fact, facts, cancel) : null,
            Link = content.Link is { } link && channel.Limits.LinkCard && told[0].Images.Count == 0 && content.Video is null
                ? new(link.Address, link.Title, link.Description, link.Thumbnail)
                : null,
            At = at,
        };
    }

    /// <summary>Files a post names that are no longer in the library.</summary>
    public async Task<IReadOnlyList<Guid>> MissingAsync(WorkspaceId workspace, PostContent content, CancellationToken cancel)
    {
        var named = MediaOf(content);
        var facts = await media.FactsAsync(workspace, named, cancel);
        return [.. named.Where(id => !facts.ContainsKey(id))];
    }

    public static IReadOnlyList<Guid> MediaOf(PostContent content) =>
        [.. content.Images.Concat(content.More.SelectMany(p => p.Images ?? [])).Select(i => i.Media).Concat(new[] { content.Video?.Media, content.Video?.Captions, content.Video?.Cover, content.Link?.Thumbnail }.OfType<Guid>()).Distinct()];

    private static StatedImage Stated(PostImage image, MediaFact fact, int part) =>
        new(image.Media, fact.ContentType, fact.Width, fact.Height, image.AltText, CutOf(image), part);

    private static string CutOf(PostImage image) => string.Create(
        CultureInfo.InvariantCulture,
        $"{image.Cut?.X:0.####},{image.Cut?.Y:0.####},{image.Cut?.Width:0.####},{image.Cut?.Height:0.####};{image.FocusX:0.####},{image.FocusY:0.####}");

    private async Task<StatedVideo> StatedAsync(WorkspaceId workspace, PostVideo video, MediaFact fact, IReadOnlyDictionary<Guid, MediaFact> facts, CancellationToken cancel)
    {
        var hash = "";
        if (video.Captions is { } captions && facts.ContainsKey(captions))
        {
            await using var stream = await media.OpenAsync(workspace, captions, cancel);
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        }

        return new(video.Media, fact.ContentType, fact.Bytes, fact.Seconds, video.AltText, video.Cover, video.Captions is null ? [] : [video.CaptionsLanguage], hash);
    }
}
