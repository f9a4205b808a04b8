using System.Text;

namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B06: letters drawn from mathematical and other signs are read out as nonsense or not at all.</summary>
internal sealed class FancyLetters : IRule
{
    private const int FewMarks = 3;

    private static readonly RuleCard Card = new()
    {
        Id = "R-B06",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-16",
        Reference = "WCAG 1.3.1",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var wording in statement.Said())
        {
            var text = wording.Text;
            if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0) continue;
            int first = -1, last = -1, fancy = 0, marks = 0, small = 0;
            for (var at = 0; at < text.Length;)
            {
                _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
                if (IsFancy(rune.Value)) fancy++;
                else if (rune.Value is 0x336 or 0x335 or 0x332 or 0x333 or 0x337 or 0x338) marks++;
                else if (IsSmallCapital(rune.Value)) small++;
                else
                {
                    at += length;
                    continue;
                }

                if (first < 0) first = at;
                last = at + length;
                at += length;
            }

            if (fancy == 0 && marks < FewMarks && small < FewMarks) continue;
            var plain = Plain(text[first..last]);
            yield return Card.Finds("fancy", wording.Field, first, last - first, plain) with { Replacement = plain };
        }
    }

    private static bool IsFancy(int value) => value is
        (>= 0x1D400 and <= 0x1D7FF) // mathematical letters and digits
        or (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) // full width
        or (>= 0x24B6 and <= 0x24E9) // letters in circles
        or (>= 0x1F110 and <= 0x1F12B) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)
        or (>= 0x1F172 and <= 0x1F17D) or (>= 0x1F180 and <= 0x1F189); // A, B, O and P in squares are emojis

    private static bool IsSmallCapital(int value) => value is 0x1D00 or 0x299 or 0x1D04 or 0x1D05 or 0x1D07 or 0xA730 or 0x262 or 0x29C or 0x26A or 0x1D0A or 0x1D0B or 0x29F or 0x1D0D or 0x274 or 0x1D0F or 0x1D18
        or 0x280 or 0xA731 or 0x1D1B or 0x1D1C or 0x1D20 or 0x1D21 or 0x28F or 0x1D22;

    private static string Plain(string fancy)
    {
        var plain = new StringBuilder(fancy.Length);
        foreach (var rune in fancy.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.Value is not (>= 0x332 and <= 0x338)) plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
