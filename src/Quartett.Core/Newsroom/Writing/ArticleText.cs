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
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, 6);

        var headline = Headline.TakeFrom(document, HeadlineLength);
        var plain = PlainText.Of(document);
        var title = headline ?? (plain.Length > 0 ? PlainText.Shorten(plain, FirstWordsLength) : fallbackTitle);
        return new(title, headline is not null || plain.Length == 0, SafeHtml.Of(Render(document)), PlainText.Shorten(plain, SummaryLength));
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
