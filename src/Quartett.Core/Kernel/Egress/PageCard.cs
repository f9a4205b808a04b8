using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Quartett.Core.Kernel.Egress;

internal static partial class PageCard
{
    private const int LongestTitle = 300;
    private const int LongestDescription = 1000;

    public static PageReading.Found From(IHtmlDocument page, Uri address) =>
        new(
            address,
            OneLine(Meta(page, "og:title") ?? Meta(page, "twitter:title") ?? page.QuerySelector("title")?.TextContent, LongestTitle),
            OneLine(Meta(page, "og:description") ?? Meta(page, "description") ?? Meta(page, "twitter:description"), LongestDescription),
            Image(Meta(page, "og:image:secure_url") ?? Meta(page, "og:image") ?? Meta(page, "twitter:image"), address));

    private static string? Meta(IHtmlDocument page, string name)
    {
        var value = page.QuerySelectorAll("meta")
            .FirstOrDefault(meta => Is(meta, "property", name) || Is(meta, "name", name))
            ?.GetAttribute("content");
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static bool Is(IElement meta, string attribute, string name) =>
        string.Equals(meta.GetAttribute(attribute)?.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static Uri? Image(string? value, Uri page) =>
        value is not null && Uri.TryCreate(page, value.Trim(), out var image) && (image.Scheme == "https" || image.Scheme == "http")
            ? image
            : null;

    private static string OneLine(string? text, int longest)
    {
        var line = Blank().Replace(text ?? "", " ").Trim();
        if (line.Length <= longest) return line;
        var cut = char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1;
        return line[..cut].TrimEnd() + "…";
    }

    [GeneratedRegex(@"[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
