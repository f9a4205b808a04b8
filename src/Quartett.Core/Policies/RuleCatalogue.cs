using System.Collections.Frozen;
using Quartett.Core.Policies.Rules;

namespace Quartett.Core.Policies;

/// <summary>What rules there are.</summary>
public interface IRuleCatalogue
{
    /// <summary>In the order of their ids.</summary>
    IReadOnlyList<RuleCard> Cards { get; }

    RuleCard? Of(string id);
}

internal sealed class RuleCatalogue : IRuleCatalogue
{
    private readonly FrozenDictionary<string, RuleCard> _byId;

    public RuleCatalogue(IEnumerable<IRule> rules)
    {
        Cards = [.. rules.Select(r => r.Card).OrderBy(c => c.Id, StringComparer.Ordinal)];
        _byId = Cards.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<RuleCard> Cards { get; }

    public RuleCard? Of(string id) => _byId.GetValueOrDefault(id);
}
