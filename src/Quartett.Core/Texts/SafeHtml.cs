using AngleSharp.Dom;
using Ganss.Xss;

namespace Quartett.Core.Texts;

/// <summary>
/// The second lock behind the Markdown renderer: whatever HTML comes in, only plain text structure and links to
/// web, mail and telephone addresses come out.
/// </summary>
internal static class SafeHtml
{
    private static readonly HtmlSanitizer Sanitizer = Make();

    public static string Of(string html) => Sanitizer.Sanitize(html);

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set(
                "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote", "pre", "code",
                "table", "thead", "tbody", "tr", "th", "td"),
            AllowedAttributes = Set("href", "start"),
            AllowedSchemes = Set(MarkedText.LinkSchemes),
            UriAttributes = Set("href"),
            AllowedCssProperties = Set(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        })
        {
            AllowDataAttributes = false,
        };
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not IElement { LocalName: "a" } link) return;
            if (link.HasAttribute("href")) link.SetAttribute("rel", "nofollow noopener");
        };
        return sanitizer;
    }

    private static HashSet<string> Set(params IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);
}
