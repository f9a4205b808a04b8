namespace Quartett.Core.Policies.Rules;

/// <summary>One rule, one class, one test. Looks at the statement only: no clock, no database, no network.</summary>
internal interface IRule
{
    /// <summary>Stable id as in the rule catalogue.</summary>
    string Id { get; }

    IEnumerable<Finding> Judge(Statement statement);
}
