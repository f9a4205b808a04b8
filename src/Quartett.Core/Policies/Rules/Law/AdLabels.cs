using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>Where a clear label of advertising stands. A word in the middle of a sentence is none: "Wir machen Werbung für …".</summary>
internal static class AdLabels
{
    public static (Heard In, Hit Hit)? Find(Statement statement, RuleContext context)
    {
        foreach (var heard in context.Hear(statement))
        {
            foreach (var hit in heard.Reading.Find(context.Words("ad-labels"))) if (IsLabel(heard.Reading, hit)) return (heard, hit);
            if (context.Jurisdiction != "AT") continue;
            foreach (var hit in heard.Reading.Find(context.Words("ad-labels-at"))) if (IsLabel(heard.Reading, hit)) return (heard, hit);
        }

        return null;
    }

    private static bool IsLabel(Reading reading, Hit hit)
    {
        if (reading.IsNegated(hit)) return false;
        if (reading.Tokens[hit.First].Hashtag) return true;
        var text = reading.Text;
        var stretch = reading.StretchOf(hit);
        // In brackets of its own it stands apart wherever it is.
        if (stretch.Start > 0 && text[stretch.Start - 1] is '(' or '[') return true;
        var before = text.AsSpan(0, stretch.Start).TrimEnd(" ").TrimEnd(['*', '_', '[', '(', '„', '"', '#']).TrimEnd(" ");
        var first = before.IsEmpty || !char.IsLetterOrDigit(before[^1]);
        var after = text.AsSpan(stretch.End).TrimStart(" ");
        var apart = after.IsEmpty || !char.IsLetterOrDigit(after[0]);
        return first && (apart || before.IsEmpty || before[^1] is '\n' or '.' or '!' or '?' or '|' or ':');
    }
}
