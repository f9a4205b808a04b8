using System.Globalization;
using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Language;

/// <summary>An amount of money in a text.</summary>
/// <param name="Currency">EUR, CHF or empty for "99,-".</param>
/// <param name="From">"ab" stands before it.</param>
/// <param name="Per">The unit it is for, folded, as in "3 € / kg"; empty without.</param>
/// <param name="Large">It is counted in thousands, millions or more, as no price is.</param>
internal sealed record Money(Stretch At, decimal Value, string Currency, bool From, string Per, bool Large);

/// <summary>A percentage in a text.</summary>
/// <param name="Minus">A minus or dash stands before it, with nothing between.</param>
internal sealed record Percentage(Stretch At, decimal Value, bool Minus);

/// <summary>Amounts of money and percentages.</summary>
internal static partial class Amounts
{
    private static readonly string[] Tens = ["zehn", "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"];

    public static IReadOnlyList<Money> Money(Reading reading)
    {
        if (!reading.Text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var found = new List<Money>();
        foreach (Match match in MoneyPattern().Matches(reading.Text))
        {
            var number = match.Groups["n"].Value is { Length: > 0 } before ? before : match.Groups["m"].Value is { Length: > 0 } after ? after : match.Groups["k"].Value;
            if (!TryRead(number, out var value)) continue;
            var currency = match.Groups["c"].Value.ToUpperInvariant() switch
            {
                "" => "",
                "CHF" or "FR." or "SFR." or "SFR" or "FRANKEN" or "FRÄNKLI" or "STUTZ" => "CHF",
                _ => "EUR",
            };
            if (match.Groups["c"].Value is "ct" or "Cent" or "Ct" or "Ct." or "ct.") value /= 100;
            found.Add(new(new(match.Index, match.Length), value, currency, FromBefore().IsMatch(reading.Text.AsSpan(Math.Max(0, match.Index - 12), Math.Min(12, match.Index))), Folding.Of(match.Groups["per"].Value), match.Groups["large"].Success));
        }

        return found;
    }

    public static IReadOnlyList<Percentage> Percentages(Reading reading)
    {
        var text = reading.Text;
        if (!text.Contains('%') && !text.Contains("rozent", StringComparison.OrdinalIgnoreCase)) return [];
        var found = new List<Percentage>();
        foreach (Match match in PercentPattern().Matches(text))
        {
            var written = match.Groups["n"].Value;
            decimal value;
            if (written.Length > 0)
            {
                if (!decimal.TryParse(written.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)) continue;
            }
            else
            {
                value = (Array.IndexOf(Tens, Folding.Of(match.Groups["w"].Value)) + 1) * 10;
            }

            found.Add(new(new(match.Index, match.Length), value, match.Groups["minus"].Success));
        }

        return found;
    }

    private static bool TryRead(string number, out decimal value)
    {
        var digits = number.TrimEnd('-', '–', '—', ' ').TrimEnd(',', '.');
        var cut = Math.Max(digits.LastIndexOf(','), digits.LastIndexOf('.'));
        var whole = cut >= 0 && digits.Length - cut is 2 or 3 ? digits[..cut] : digits;
        var part = whole.Length < digits.Length ? digits[(cut + 1)..] : "";
        var clean = string.Concat(whole.Where(char.IsAsciiDigit));
        value = 0;
        return clean.Length is > 0 and < 16 && decimal.TryParse(part.Length == 0 ? clean : $"{clean}.{part}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex("""
        (?:
          (?<![\p{L}\p{N}.,])(?<n>\d{1,3}(?:[.'’\ ]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d)|,?[-–—]{1,2})?|\d{1,9}(?:[.,]\d{1,2}(?!\d)|[,.][-–—]{1,2})?)
          (?:\s?(?<large>Mio\.?|Mrd\.?|Tsd\.?|Millionen?|Milliarden?|T|k))?\s?(?<c>€|EUR(?![\p{L}])|Euros?(?![\p{L}])|CHF(?![\p{L}])|SFr\.?|Fr\.|Franken(?![\p{L}])|Cent(?![\p{L}])|[cC]t\.?(?![\p{L}]))
        |
          (?<c>€|(?<![\p{L}])(?:EUR|Euro|CHF|SFr\.?|Fr\.))\s?(?<m>\d{1,3}(?:[.'’\ ]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d)|[,.][-–—]{1,2})?|\d{1,9}(?:[.,]\d{1,2}(?!\d)|[,.][-–—]{1,2})?)(?:\s?(?<large>Mio\.?|Mrd\.?|Millionen?|Milliarden?))?
        |
          (?<![\p{L}\p{N}.,])(?<k>\d{1,5},[-–—]{1,2})(?![\p{L}\p{N}])
        )
        (?:\s?(?:/|pro|je|per|p\.)\s?(?:1\s?)?(?<per>[\p{L}]{1,20}[23]?|100\s?(?:g|ml)))?
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:ab|schon\s+ab|bereits\s+ab|from)\s{1,3}(?:nur\s)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FromBefore();

    [GeneratedRegex(@"(?<minus>(?<![\p{L}\p{N}%])[-–—]\s?)?(?:(?<![\p{N}.,])(?<n>\d{1,3}(?:[.,]\d{1,2})?)\s?-?(?:%|Prozent(?![\p{L}])|Prozente)|(?<![\p{L}])(?<w>zehn|zwanzig|drei(?:ss|ß)ig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert)\s?Prozent(?![\p{L}]))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PercentPattern();
}
