using Quartett.Core.Texts;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>What an article's Markdown becomes.</summary>
/// <param name="HasHeadline">The title was taken out of the text; else it only repeats the first words.</param>
internal sealed record ArticleText(string Title, bool HasHeadline, string Html, string Summary)
{
    private const int HeadlineLength = 120;
    private const int FirstWordsLength = 80;
    private const int SummaryLength = 320;

    /// <param name="fallbackTitle">For a post of pictures only.</param>
    public static ArticleText Of(string markdown, string fallbackTitle)
    {
        var document = MarkedText.Parse(markdown);
        var headline = Headline.TakeFrom(document, HeadlineLength);
        MarkedText.ShiftHeadings(document);
        var plain = PlainText.Of(document);
        var title = headline ?? (plain.Length > 0 ? PlainText.Shorten(plain, FirstWordsLength) : fallbackTitle);
        var sentences = headline is null ? plain : PlainText.OfSentences(document);
        return new(title, headline is not null || plain.Length == 0, MarkedText.ToHtml(document), PlainText.Shorten(sentences, SummaryLength));
    }
}
