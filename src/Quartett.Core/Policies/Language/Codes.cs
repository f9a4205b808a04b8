using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Language;

/// <summary>A discount code in a text.</summary>
internal sealed record DiscountCode(Stretch At, string Code);

/// <summary>Finds codes that stand next to a word for code, discount or voucher.</summary>
internal static partial class Codes
{
    public static IReadOnlyList<DiscountCode> In(Reading reading)
    {
        var found = new List<DiscountCode>();
        foreach (Match match in Named().Matches(reading.Text)) found.Add(new(new(match.Groups["c"].Index, match.Groups["c"].Length), match.Groups["c"].Value));
        return found;
    }

    [GeneratedRegex(@"(?<![\p{L}])(?i:(?:Rabatt|Gutschein|Aktions|Promo|Promotion|Vorteils|Spar|Bonus|Partner|Influencer|Creator|Affiliate|Freunde)?-?\s?codes?|Gutschein|Kennwort|Stichwort)(?i:\s(?:lautet|heißt|ist|nutzen|eingeben|dem|mit|meinem|meinen|unserem|von))?\s?[:=]?\s?[„“""»«'‚]?(?<c>[A-ZÄÖÜ][A-ZÄÖÜ0-9_-]{2,24})(?![\p{Ll}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
