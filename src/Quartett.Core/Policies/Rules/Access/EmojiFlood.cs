using System.Globalization;

namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B05: emojis are read out one by one; a few are enough, and none is a bullet point.</summary>
internal sealed class EmojiFlood : IRule
{
    private const int Bullets = 3;
    private static readonly NumberParameter Most = new("max", 5, 0, 100);
    private static readonly NumberParameter Row = new("consecutive", 2, 1, 20);

    private static readonly RuleCard Card = new()
    {
        Id = "R-B05",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-16",
        Pack = Pack.Normal,
        Parameters = [Most, Row],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var wording in statement.Written())
        {
            var text = wording.Text;
            if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u200C') < 0) continue;
            int count = 0, row = 0, longestRow = 0, rowStart = 0, worstStart = 0, worstEnd = 0, bullets = 0, over = -1;
            var lineStart = true;
            for (var at = 0; at < text.Length;)
            {
                var length = StringInfo.GetNextTextElementLength(text, at);
                if (IsEmoji(text.AsSpan(at, length)))
                {
                    if (++count > context.Value(Card, Most) && over < 0) over = at;
                    if (row++ == 0) rowStart = at;
                    if (lineStart) bullets++;
                    if (row > longestRow) (longestRow, worstStart, worstEnd) = (row, rowStart, at + length);
                }
                else if (text[at] != ' ')
                {
                    row = 0;
                }

                lineStart = text[at] is '\n' or '\r' || (lineStart && text[at] == ' ');
                at += length;
            }

            if (over >= 0) yield return Card.Finds("many", wording.Field, over, text.Length - over, count, context.Value(Card, Most));
            else if (longestRow > context.Value(Card, Row)) yield return Card.Finds("row", wording.Field, worstStart, worstEnd - worstStart, longestRow, context.Value(Card, Row));
            else if (bullets >= Bullets) yield return Card.Finds("bullets", wording.Field, bullets);
        }
    }

    private static bool IsEmoji(ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B05 and <= 0x2B55) or 0xFE0F or 0x20E3) return true;
        }

        return false;
    }
}
