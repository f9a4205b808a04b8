namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P23: a competition says that the network has nothing to do with it.</summary>
internal sealed class PlatformReleaseMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P23",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "Promotion Guidelines Facebook, Instagram (2026)",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (NetworkNames.Family(statement.Network) is "newsroom" or "email" or "rss" or "wordpress" or "brevo" or "mailchimp" or "mastodon" or "bluesky" or "matrix" or "nostr" or "slack" or "discord" or "telegram" or "pixelfed" or "gotosocial" or "akkoma" or "misskey") yield break;
        if (Contests.Find(statement, context) is not var (heard, hit) || context.Terms?.PlatformReleased == true) yield break;
        var phrases = context.Words("platform-release");
        if (context.Hear(statement).Have(phrases) || (context.Terms?.Text is { } terms && Language.Reading.Of(terms).Has(phrases))) yield break;
        yield return Card.Finds("missing", heard, hit);
    }
}
