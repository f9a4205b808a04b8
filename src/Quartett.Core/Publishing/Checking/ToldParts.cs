using System.Text.RegularExpressions;
using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Publishing.Checking;

/// <summary>One post of those a channel makes of a draft.</summary>
internal sealed record ToldPart(string Text, IReadOnlyList<PostImage> Images);

/// <summary>
/// How a channel tells what the writer wrote: where there are threads, each part is a post of its own, and a part that
/// is too long may be split further; elsewhere all parts are told in one.
/// </summary>
internal static partial class ToldParts
{
    public static IReadOnlyList<ToldPart> Of(PostContent content, PostVariant variant, PostLimits limits)
    {
        var written = Written(content, variant);
        if (!limits.Thread) return [new(InOne(written, limits), [.. written.SelectMany(part => part.Images)])];
        return
        [
            .. from part in written
               from text in ThreadParts.Of(part.Text, variant.Thread, limits).Select((text, at) => (Text: text, At: at))
               select new ToldPart(text.Text, text.At == 0 ? part.Images : []),
        ];
    }

    private static List<ToldPart> Written(PostContent content, PostVariant variant) =>
    [
        new(variant.Text ?? content.Text, content.Images),
        .. variant.Text is null ? content.More.Select(part => new ToldPart(part.Text, part.Images ?? [])) : [],
    ];

    // In Markdown a line of three dashes divides sections; elsewhere it would stand there as three dashes.
    private static string InOne(List<ToldPart> written, PostLimits limits)
    {
        var texts = written.Select(part => part.Text.Trim()).Where(text => text.Length > 0);
        return limits.Markdown ? string.Join("\n\n---\n\n", texts) : Dashes().Replace(string.Join("\n\n", texts).ReplaceLineEndings("\n"), "\n\n").Trim();
    }

    [GeneratedRegex(@"\s*^[ \t]*---[ \t]*$\s*", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();
}
