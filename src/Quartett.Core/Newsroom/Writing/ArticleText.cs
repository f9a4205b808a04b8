using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>What an article's Markdown becomes.</summary>
/// <param name="HasHeadline">The title was taken out of the text; else it only repeats the first words.</param>
internal sealed record ArticleText(string Title, bool HasHeadline, string Html, string Summary)
{
    public static readonly IReadOnlyList<string> LinkSchemes = ["http", "https", "mailto", "tel"];

    private const int HeadlineLength = 120;
    private const int FirstWordsLength = 80;
    private const int SummaryLength = 320;

    // Line breaks stay line breaks: people write posts, not source files.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak().Build();

    /// <param name="fallbackTitle">For a post of pictures only.</param>
    public static ArticleText Of(string markdown, string fallbackTitle)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !MayLinkTo(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        var headline = Headline.TakeFrom(document, HeadlineLength);
        Shift([.. document.Descendants<HeadingBlock>()]);
        var plain = PlainText.Of(document);
        var title = headline ?? (plain.Length > 0 ? PlainText.Shorten(plain, FirstWordsLength) : fallbackTitle);
        var sentences = headline is null ? plain : PlainText.OfSentences(document);
        return new(title, headline is not null || plain.Length == 0, SafeHtml.Of(Render(document)), PlainText.Shorten(sentences, SummaryLength));
    }

    // The page has the first level; below it no level is left out, so that people who listen can find their way.
    private static void Shift(IReadOnlyList<HeadingBlock> headings)
    {
        if (headings.Count == 0) return;
        var highest = headings.Min(heading => heading.Level);
        var above = 1;
        foreach (var heading in headings) above = heading.Level = Math.Min(Math.Min(heading.Level - highest + 2, above + 1), 6);
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

    private static string Render(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }
}
