using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Quartett.Core.Texts;

/// <summary>What people write with marks (Markdown), and what of it may be shown: structure and links, no foreign HTML, nothing loaded from elsewhere.</summary>
public static class MarkedText
{
    internal static readonly IReadOnlyList<string> LinkSchemes = ["http", "https", "mailto", "tel"];

    // Line breaks stay line breaks: people write posts, not source files.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Safe HTML; its highest heading is of the level below the one given.</summary>
    /// <exception cref="ArgumentException">Nested too deeply to be read.</exception>
    public static string ToHtml(string markdown, int below = 1)
    {
        var document = Parse(markdown);
        ShiftHeadings(document, below);
        return ToHtml(document);
    }

    /// <summary>Whether it can be read at all.</summary>
    public static bool IsReadable(string markdown)
    {
        try
        {
            Parse(markdown);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static MarkdownDocument Parse(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !MayLinkTo(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return document;
    }

    // The page has the levels above; below them no level is left out, so that people who listen can find their way.
    internal static void ShiftHeadings(MarkdownDocument document, int below = 1)
    {
        List<HeadingBlock> headings = [.. document.Descendants<HeadingBlock>()];
        if (headings.Count == 0) return;
        var highest = headings.Min(heading => heading.Level);
        var above = below;
        foreach (var heading in headings) above = heading.Level = Math.Min(Math.Min(heading.Level - highest + below + 1, above + 1), 6);
    }

    internal static string ToHtml(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return SafeHtml.Of(writer.ToString().Trim());
    }

    // A picture from elsewhere would be a third party's request: it becomes a link.
    private static void Tame(LinkInline link)
    {
        link.IsImage = false;
        link.Title = null;
        if (MayLinkTo(link.Url)) return;
        link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    private static bool MayLinkTo(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && LinkSchemes.Contains(uri.Scheme, StringComparer.Ordinal);
}
