namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H03: who speaks has shown to know how; long after the proof has run out nothing goes.</summary>
internal sealed class CertificateMissing : IRule
{
    private static readonly NumberParameter Blocks = new("blockDays", 60, 0, 3650);

    private static readonly RuleCard Card = new()
    {
        Id = "R-H03",
        Factor = Factor.People,
        Severity = Severity.Approval,
        Section = "POL-02",
        Pack = Pack.Normal,
        Needs = [Need.Certificates],
        Parameters = [Blocks],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Author is not { Certificates: { } held } author) yield break;
        var day = context.DayOf(statement);
        if (author.CoursesNeeded is null)
        {
            if (held.Count == 0) yield return Card.Finds("none", "author.certificates");
            else foreach (var lapsed in held.Where(c => c.Until < day).DistinctBy(c => c.Course).Where(c => !held.Any(h => h.Course == c.Course && !(h.Until < day)))) yield return Lapsed(lapsed, day, context);
            yield break;
        }

        foreach (var course in author.CoursesNeeded)
        {
            var proofs = held.Where(c => c.Course == course).ToList();
            if (proofs.Exists(c => c.Until is not { } until || until >= day)) continue;
            if (proofs.Count == 0) yield return Card.Finds("missing", "author.certificates", course);
            else yield return Lapsed(proofs.MaxBy(c => c.Until)!, day, context);
        }
    }

    private static Finding Lapsed(Certificate certificate, DateOnly day, RuleContext context)
    {
        var days = day.DayNumber - certificate.Until!.Value.DayNumber;
        return Card.Finds("lapsed", "author.certificates", certificate.Course, certificate.Until.Value.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)) with { Severity = days > context.Value(Card, Blocks) ? Severity.Block : Severity.Approval };
    }
}
