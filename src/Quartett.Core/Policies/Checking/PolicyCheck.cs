using Microsoft.Extensions.Logging;
using Quartett.Core.Policies.Rules;

namespace Quartett.Core.Policies.Checking;

/// <summary>Asks every rule and gives all findings at once. A rule that crashes blocks: silence must not look like consent.</summary>
internal sealed class PolicyCheck(IEnumerable<IRule> rules, ILogger<PolicyCheck> log) : IPolicyCheck
{
    public Verdict Check(Statement statement)
    {
        var findings = new List<Finding>();
        foreach (var rule in rules)
        {
            try
            {
                findings.AddRange(rule.Judge(statement));
            }
            catch (Exception crash)
            {
                log.LogError(crash, "Rule {Rule} crashed", rule.Id);
                findings.Add(new(rule.Id, "rule.crashed", Severity.Block, "text", 0, 0, [rule.Id]));
            }
        }

        return Verdict.Of(findings);
    }
}
