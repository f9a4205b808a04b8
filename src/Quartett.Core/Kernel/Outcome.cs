using System.Diagnostics.CodeAnalysis;

namespace Quartett.Core.Kernel;

/// <summary>What a use case gives back: a value, or the refusals that say what to change. Never both.</summary>
public sealed class Outcome<T>
{
    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (Value, Refusals) = (value, refusals);

    public T? Value { get; }

    /// <summary>Empty when it was done; else every reason at once, the first being the most important.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Done => Refusals.Count == 0;

    [MemberNotNullWhen(false, nameof(Value))]
    public Refusal? Refusal => Refusals.Count > 0 ? Refusals[0] : null;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public static Outcome<T> Refuse(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("a refusal needs a reason", nameof(refusals));
}

/// <summary>Done, and there is nothing more to tell.</summary>
public readonly record struct Nothing
{
    public static readonly Nothing AtAll;
}
