namespace Quartett.Core.Media;

/// <summary>Why a file is not taken. Expected, therefore a value.</summary>
/// <param name="Code">One of <see cref="MediaCodes"/>.</param>
/// <param name="Args">What the sentence for the person needs, by name.</param>
public sealed record MediaProblem(string Code, IReadOnlyDictionary<string, string> Args)
{
    internal static MediaProblem Of(string code, params (string Name, string Value)[] args) =>
        new(code, args.ToDictionary(arg => arg.Name, arg => arg.Value, StringComparer.Ordinal));
}

/// <summary>Either a value or the problem that stands in its way.</summary>
public sealed record MediaAnswer<T> where T : class
{
    private MediaAnswer(T? value, MediaProblem? problem) => (Value, Problem) = (value, problem);

    /// <summary>Set unless there is a problem.</summary>
    public T? Value { get; }

    /// <summary>Set unless there is a value.</summary>
    public MediaProblem? Problem { get; }

    public static implicit operator MediaAnswer<T>(T value) => new(value, null);

    public static implicit operator MediaAnswer<T>(MediaProblem problem) => new(null, problem);
}
