using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Language;

/// <summary>What a number tells about somebody.</summary>
internal enum PersonalKind
{
    Phone,
    Iban,
    Plate,
    OrderNumber,
    Birthdate,
}

/// <summary>A number that may belong to a person.</summary>
/// <param name="Value">Without blanks and signs; of a telephone number only digits, with +.</param>
internal sealed record PersonalNumber(PersonalKind Kind, Stretch At, string Value);

/// <summary>Telephone numbers, IBANs, licence plates, customers' numbers, dates of birth.</summary>
internal static partial class PersonalNumbers
{
    public static IReadOnlyList<PersonalNumber> In(Reading reading)
    {
        var text = reading.Text;
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var found = new List<PersonalNumber>();
        Add(PersonalKind.Iban, IbanPattern(), m => Compact(m.Value), IsIban);
        Add(PersonalKind.Birthdate, BirthPattern(), m => m.Value, _ => true);
        Add(PersonalKind.OrderNumber, OrderPattern(), m => m.Groups["n"].Value, v => v.Any(char.IsAsciiDigit));
        Add(PersonalKind.Plate, PlatePattern(), m => Compact(m.Value), _ => true);
        foreach (Match match in PhonePattern().Matches(text))
        {
            var at = new Stretch(match.Index, match.Length);
            var digits = string.Concat(match.Value.Where(c => char.IsAsciiDigit(c) || c == '+'));
            if (digits.Length is >= 7 and <= 17 && !found.Exists(f => f.At.Overlaps(at.Start, at.End)) && !Numbered().IsMatch(text.AsSpan(Math.Max(0, at.Start - 24), Math.Min(24, at.Start)))) found.Add(new(PersonalKind.Phone, at, digits));
        }

        foreach (Match match in ShortPhonePattern().Matches(text))
        {
            var n = match.Groups["n"];
            var at = new Stretch(n.Index, n.Length);
            if (!found.Exists(f => f.At.Overlaps(at.Start, at.End))) found.Add(new(PersonalKind.Phone, at, string.Concat(n.Value.Where(char.IsAsciiDigit))));
        }

        return [.. found.OrderBy(f => f.At.Start)];

        void Add(PersonalKind kind, Regex pattern, Func<Match, string> value, Func<string, bool> holds)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var read = value(match);
                var at = new Stretch(match.Index, match.Length);
                if (holds(read) && !found.Exists(f => f.At.Overlaps(at.Start, at.End))) found.Add(new(kind, at, read));
            }
        }
    }

    /// <summary>The same number, however written: +49 4821 1234, 0049 4821/1234 and 04821 1234.</summary>
    public static bool SamePhone(string one, string other)
    {
        var a = Core(one);
        var b = Core(other);
        return a.Length >= 5 && b.Length >= 5 && (a == b || (Math.Min(a.Length, b.Length) >= 7 && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal))));
    }

    private static string Core(string phone)
    {
        var digits = string.Concat(phone.Replace("(0)", "", StringComparison.Ordinal).Where(c => char.IsAsciiDigit(c) || c == '+'));
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = $"+{digits[2..]}";
        foreach (var country in (ReadOnlySpan<string>)["+49", "+43", "+41"])
        {
            if (digits.StartsWith(country, StringComparison.Ordinal)) digits = digits[country.Length..];
        }

        return digits.TrimStart('+').TrimStart('0');
    }

    private static string Compact(string value) => string.Concat(value.Where(char.IsLetterOrDigit));

    // ISO 13616: the first four behind, letters as numbers, rest of 97 is 1
    private static bool IsIban(string iban)
    {
        if (iban.Length is < 15 or > 34) return false;
        var rest = 0;
        foreach (var c in iban[4..] + iban[..4])
        {
            if (!char.IsAsciiLetterOrDigit(c)) return false;
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (char.ToUpperInvariant(c) - 'A' + 10)) % 97;
        }

        return rest == 1;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IbanPattern();

    [GeneratedRegex(@"(?:(?<![\p{L}])(?:geboren|geb\.|Geburtsdatum|Geburtstag)\s?:?\s(?:wurde\s)?(?:ist\s)?(?:am\s)?(?:der\s)?|\*\s?)\d{1,2}\.\s?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s?(?:19[2-9]\d|20\d{2}|\d{2})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BirthPattern();

    [GeneratedRegex(@"(?<![\p{L}])(?<k>Auftrags?|Bestell|Bestellungs|Kunden|Rechnungs?|Vorgangs|Ticket|Sendungs|Versicherten|Versicherungs|Vertrags?|Patienten|Personal|Mitglieds|Fall|Buchungs|Kundenkonto|Sozialversicherungs|Steuer|Ausweis|Konto|Depot|Policen)-?\s?(?:nummer|nr\.?|no\.?|ID)\s?(?:lautet|ist|war)?\s?[:.#]?\s?(?:#|Nr\.\s?)?(?<n>[A-Z0-9][A-Z0-9/\-]{2,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])(?:[A-ZÄÖÜ]{1,3}[-–:·]\s?[A-Z]{1,2}\s\d{1,4}[EH]?|(?<=(?:Kennzeichen|Nummernschild|Autokennzeichen|Kontrollschild)\W{1,3})[A-ZÄÖÜ]{1,3}[-– ]\s?(?:[A-Z]{1,2}[- ]?\d{1,4}[EH]?|\d{1,6}(?:\s?[A-Z]{1,3})?))(?![\p{L}\p{N}%€])(?!\s?(?:%|€|kW|kg|mm|cm|km|l\b|g\b|V\b|W\b|A\b))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlatePattern();

    [GeneratedRegex(@"(?<![\p{L}\p{N},.:/+-]|\d\s)(?:(?:\+|00)(?:49|43|41|423)(?:[\s/().-]{0,3}\d){6,13}|\(0\d{1,5}\)(?:[\s/.-]{0,3}\d){3,10}|0[1-9]\d{0,4}(?:[ /\-]{1,3}\d{1,}(?:[ \-]\d+){0,5}|\d{5,9}))(?![\p{N}]|[.,:]\d|\s?(?:€|EUR|kg|mm|cm|km|Uhr))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"(?<![\p{L}])(?:Tel(?:efon)?(?:nummer)?|Fon|Mobil(?:nummer)?|Handy(?:nummer)?|WhatsApp|Ruf)\.?\s?:?\s{0,2}(?<n>[1-9]\d{1,3}(?:[ /-]?\d{2,4}){1,3})(?![\d.,:%])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortPhonePattern();

    [GeneratedRegex(@"(?:Art(?:ikel)?\.?|Bestell|Modell|Teile|Serien|Typ|EAN|ISBN|GTIN|DIN|ISO|EN|PLZ|Los|Charge|Katalog|Steuer|USt|HRB|HRA|W-ID)[-. ]{0,2}(?:nummer|Nr\.?|ID(?:Nr\.?)?|No\.?)?\s?:?\s?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
