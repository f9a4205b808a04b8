namespace Quartett.Core.Policies.Rules;

/// <summary>Short ways for a rule to say what it found; the sentence is <c>rule.{key}.{what}</c>.</summary>
internal static class Findings
{
    extension(RuleCard card)
    {
        /// <summary>Without a place in the field.</summary>
        public Finding Finds(string what, string field, params IReadOnlyList<object> args) => new(card.Id, $"rule.{card.Key}.{what}", card.Severity, field, 0, 0, args);

        /// <summary>The same, for sentences that name numbers first: those are not a place.</summary>
        public Finding FindsIn(string what, string field, params IReadOnlyList<object> args) => card.Finds(what, field, args);

        /// <summary>At a place of the field, in UTF-16 units of it as given.</summary>
        public Finding Finds(string what, string field, int start, int length, params IReadOnlyList<object> args) => new(card.Id, $"rule.{card.Key}.{what}", card.Severity, field, start, length, args);
    }
}
