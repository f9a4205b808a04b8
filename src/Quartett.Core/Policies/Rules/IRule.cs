namespace Quartett.Core.Policies.Rules;

/// <summary>
/// One rule, one class, one test. Pure: looks at the statement and what is known around it; no clock, no database, no network.
/// Whether it runs at all (pack, company's settings, jurisdiction, days it is valid) is decided before it is asked.
/// </summary>
internal interface IRule
{
    RuleCard Card { get; }

    IEnumerable<Finding> Judge(Statement statement, RuleContext context);
}
