using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>A text without its marks.</summary>
internal static class PlainText
{
    public static string Of(MarkdownDocument document) => Of(document, _ => true);

    /// <summary>Without headings, which make no sentence with what follows them, and without code.</summary>
    public static string OfSentences(MarkdownDocument document) => Of(document, block => block is ParagraphBlock);

    private static string Of(MarkdownDocument document, Func<LeafBlock, bool> counts)
    {
        var written = new StringBuilder();
        foreach (var block in document.Descendants<LeafBlock>().Where(counts))
        {
            if (block.Inline is { } inline) Write(inline, written);
            else if (block is CodeBlock code) written.Append(code.Lines.ToString());
            written.Append(' ');
        }

        return OneLine(written.ToString());
    }

    public static string Of(IEnumerable<Inline> inlines)
    {
        var written = new StringBuilder();
        foreach (var inline in inlines) Write(inline, written);
        return OneLine(written.ToString());
    }

    /// <summary>At most <paramref name="length"/> UTF-16 units, cut between words and never inside a character.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= length - 1) end = next;
        var lastWhole = text.LastIndexOf(' ', end);
        if (lastWhole > length / 2) end = lastWhole;
        var kept = text[..end].TrimEnd(' ', ',', ';', ':', '–', '-');
        return kept is [.., '.' or '!' or '?'] ? kept + " …" : kept + "…";
    }

    private static void Write(Inline inline, StringBuilder written)
    {
        switch (inline)
        {
            case LiteralInline literal: written.Append(literal.Content.AsSpan()); break;
            case CodeInline code: written.Append(code.Content); break;
            case AutolinkInline link: written.Append(link.Url); break;
            case HtmlEntityInline entity: written.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline: written.Append(' '); break;
            case ContainerInline container:
                foreach (var child in container) Write(child, written);
                break;
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
