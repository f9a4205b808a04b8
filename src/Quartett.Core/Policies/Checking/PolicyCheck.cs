using Microsoft.Extensions.Logging;
using Quartett.Core.Policies.Rules;

namespace Quartett.Core.Policies.Checking;

/// <summary>Asks every rule that runs and gives all findings at once. A rule that crashes blocks: silence must not look like consent.</summary>
internal sealed class PolicyCheck(IEnumerable<IRule> rules, TimeProvider time, ILogger<PolicyCheck> log) : IPolicyCheck
{
    private readonly IRule[] _rules = [.. rules.OrderBy(r => r.Card.Id, StringComparer.Ordinal)];

    public Verdict Check(Statement statement) => Check(statement, new RuleContext { Now = time.GetUtcNow(), Settings = PolicySettings.LimitsOnly });

    public Verdict Check(Statement statement, RuleContext context)
    {
        var atWork = context with { Desk = new Desk() };
        var findings = new List<Finding>();
        foreach (var rule in _rules)
        {
            if (!context.Settings.Runs(rule.Card, statement, context)) continue;
            var before = findings.Count;
            try
            {
                findings.AddRange(rule.Judge(statement, atWork));
            }
            catch (Exception crash)
            {
                log.LogError(crash, "Rule {Rule} crashed", rule.Card.Id);
                findings.RemoveRange(before, findings.Count - before);
                findings.Add(new(rule.Card.Id, "rule.crashed", Severity.Block, "text", 0, 0, [rule.Card.Id]));
                continue;
            }

            if (rule.Card.Hard || context.Settings.Rules.GetValueOrDefault(rule.Card.Id)?.Severity is not { } severity) continue;
            for (var i = before; i < findings.Count; i++) findings[i] = findings[i] with { Severity = severity };
        }

        return Verdict.Of(findings);
    }
}
