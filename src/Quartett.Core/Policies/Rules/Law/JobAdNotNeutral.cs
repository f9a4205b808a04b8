using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P39: a job is open to every sex, age and origin, and the ad says so.</summary>
internal sealed partial class JobAdNotNeutral : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P39",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "§§ 1, 7, 11 AGG; AT: § 9 GlBG; CH: Art. 3 GlG",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (!JobAds.Is(statement, context)) yield break;
        var written = context.HearWritten(statement);
        var open = written.Any(h => Genders().IsMatch(h.Reading.Text)) || written.Have(context.Words("gender-forms"));
        foreach (var heard in written)
        {
            var reading = heard.Reading;
            foreach (var hit in reading.Find(context.Words("age-words")))
            {
                if (hit.Tag is "none" || reading.IsNegated(hit)) continue;
                // "dynamisch" alone is said of firms; beside the word for the person it means the young.
                if (hit.Tag == "dynamic" && !reading.In(context.Words("job-titles"), reading.SentenceOf(hit)).Any(t => t.First > hit.Last && t.First - hit.Last <= 2)) continue;
                yield return Card.Finds(hit.Tag is "age" or "dynamic" ? "age" : hit.Tag == "sex" ? "sex" : "origin", heard, hit);
            }

            if (open) continue;
            foreach (var hit in reading.Find(context.Words("job-titles")))
            {
                if (hit.Tag != "male" || IsPaired(reading, hit) || !IsSought(reading, hit, context)) continue;
                yield return Card.Finds("gender", heard, hit);
                break;
            }
        }
    }

    // Mitarbeiterinnen und Mitarbeiter, Elektriker/-in, Verkäufer oder Verkäuferin, Koch:Köchin
    private static bool IsPaired(Reading reading, Hit hit)
    {
        var word = Bare(reading.Tokens[hit.First].Folded);
        if (word.EndsWith("innen", StringComparison.Ordinal) && reading.Text.AsSpan(reading.Tokens[hit.First].Start, reading.Tokens[hit.First].Length).ContainsAny("*:_I")) return true;
        var stem = word[..Math.Min(4, word.Length)];
        var sentence = reading.SentenceOf(hit);
        var words = reading.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount).Select(t => Bare(t.Folded)).ToList();
        var others = words.Where(w => w != word && w.Length > 3 && w[..4] == stem).ToList();
        var female = word.EndsWith("in", StringComparison.Ordinal) || word.EndsWith("innen", StringComparison.Ordinal) || word.EndsWith("frau", StringComparison.Ordinal);
        if (female ? others.Count > 0 : others.Exists(w => w.EndsWith("in", StringComparison.Ordinal) || w.EndsWith("innen", StringComparison.Ordinal) || w.EndsWith("frau", StringComparison.Ordinal))) return true;
        return Slash().IsMatch(reading.Text.AsSpan(reading.Tokens[hit.Last].End));
    }

    // Koch and Köchin
    private static string Bare(string folded) => folded.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);

    private static bool IsSought(Reading reading, Hit hit, RuleContext context) =>
        context.PostType is not null || reading.Near(context.Words("job-cues"), hit) || reading.Has(context.Words("job-cues"));

    [GeneratedRegex(@"\(\s?(?:m|w|d|x|gn|f|i|a|all|div)\s?(?:[/|,*\s]\s?(?:m|w|d|x|gn|f|i|a|divers|div)\.?\s?){1,4}\)|(?<![\p{L}])[mwd]\s?[/|]\s?[mwd]\s?[/|]\s?[dwmx](?![\p{L}])|\p{L}(?:[*:_]|/-?)in(?:nen)?(?![\p{L}])|\p{Ll}In(?:nen)?(?![\p{L}])|\(in\)|\(gn\)|alle\sGeschlechter|\(alle\s?(?:Menschen)?\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Genders();

    [GeneratedRegex(@"^(?:/-?|\()in(?:nen)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slash();
}
