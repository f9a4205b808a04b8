using System.Runtime.CompilerServices;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules;

/// <summary>A company's own list as a lexicon, made once for each list.</summary>
internal static class OwnWords
{
    private static readonly ConditionalWeakTable<object, Lexicon> Made = [];

    public static Lexicon Of<T>(IReadOnlyList<T> list, Func<T, string> word) => Made.GetValue(list, _ => Lexicon.Parse("own", list.Select(word)));
}
