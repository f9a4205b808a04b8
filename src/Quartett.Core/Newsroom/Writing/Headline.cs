using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>Finds the headline people wrote: a heading at the top, or a short first line with more below it.</summary>
internal static class Headline
{
    /// <summary>Takes it out of the text; <c>null</c> when the text has none.</summary>
    public static string? TakeFrom(MarkdownDocument document, int longest)
    {
        if (document.FirstOrDefault() is not LeafBlock { Inline: { } content } first || first is not (HeadingBlock or ParagraphBlock)) return null;
        var line = content.TakeWhile(inline => inline is not LineBreakInline).ToList();
        // A link in the first line would be lost with it.
        if (first is ParagraphBlock && line.Exists(HasLink)) return null;
        var words = PlainText.Of(line);
        if (words.Length == 0 || words.Length > longest) return null;

        if (first is HeadingBlock || line.Count == content.Count())
        {
            // One line that says everything is the text itself.
            if (first is ParagraphBlock && document.Count == 1) return null;
            document.Remove(first);
            return words;
        }

        foreach (var inline in line) inline.Remove();
        content.FirstChild?.Remove();
        return words;
    }

    private static bool HasLink(Inline inline) =>
        inline is LinkInline or AutolinkInline || inline is ContainerInline container && container.Any(HasLink);
}
