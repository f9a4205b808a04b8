using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B02: a description describes. A file name, two words, the caption again or a row of hashtags do not.</summary>
internal sealed partial class AltTextPoor : IRule
{
    private static readonly NumberParameter Shortest = new("min", 20, 0, 200);

    private static readonly RuleCard Card = new()
    {
        Id = "R-B02",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-16",
        Reference = "WCAG 1.1.1",
        Pack = Pack.Normal,
        Parameters = [Shortest],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var facts = NetworkFacts.Of(statement.Network);
        // What the network refuses is a limit of its own (L-02); here is what it cuts or nobody reads to the end.
        var longest = new[] { facts?.AltTextAdvised, facts?.AltText }.Min();
        for (var i = 0; i < statement.Images.Count; i++)
        {
            var text = statement.Images[i].AltText.Trim();
            if (text.Length == 0) continue;
            var field = $"images[{i}].altText";
            if (FileName().IsMatch(text) || Camera().IsMatch(text)) yield return Card.Finds("fileName", field, i + 1);
            else if (Hashtags().Match(text) is { Success: true } tag) yield return Card.Finds("hashtag", field, statement.Images[i].AltText.IndexOf(tag.Value, StringComparison.Ordinal), tag.Length, i + 1);
            else if (statement.Parts.Any(part => Same(part, text))) yield return Card.Finds("caption", field, i + 1);
            else if (ImageOf().Match(text) is { Success: true } start) yield return Card.Finds("imageOf", field, 0, start.Length, i + 1, start.Value.Trim());
            else if (text.Length < context.Value(Card, Shortest)) yield return Card.FindsIn("short", field, i + 1, text.Length, context.Value(Card, Shortest));
            else if (longest is { } max && text.Length > max && (statement.Limits.AltTextMax is not { } refused || text.Length <= refused)) yield return Card.FindsIn("long", field, i + 1, text.Length, max);
        }
    }

    private static bool Same(string caption, string altText) => string.Equals(caption.Trim().TrimEnd('.', '!'), altText.TrimEnd('.', '!'), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[^\n]{0,120}\.(?:jpe?g|png|gif|webp|heic|heif|avif|tiff?|bmp|svg|psd|pdf)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(?:IMG|DSC[FN]?|PXL|P\d{3}|MG|GOPR|DJI|VID|Screenshot|Bildschirmfoto|WhatsApp[ _](?:Image|Bild)|Unbenannt|Untitled|image|bild|foto|photo)[ _-]?\(?[\d][\w\-.: ()]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Camera();

    [GeneratedRegex(@"(?<![\p{L}\p{N}&])#\p{L}[\p{L}\p{N}_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtags();

    [GeneratedRegex(@"^(?:(?:ein(?:e)?|das|dieses|the|an?)\s)?(?:(?:bild|foto|fotografie|aufnahme|grafik|abbildung|image|photo|picture)\s(?:von|vom|mit|zeigt|of|showing)|auf\sdem\s(?:bild|foto)|(?:bild|foto|grafik|image|photo):)\s?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImageOf();
}
