namespace Quartett.Core.Kernel;

/// <summary>
/// Why something was not done, as a value: a stable code (its sentence in German and English stands in the resources
/// under the same code), the field it is about, and what the sentence needs to name.
/// </summary>
public sealed record Refusal
{
    public Refusal(string code, string? field = null, params object[] args) => (Code, Field, Args) = (code, field, args);

    /// <summary>Module and reason, e.g. <c>post.textEmpty</c>. Outsiders rely on it; it never changes its meaning.</summary>
    public string Code { get; }

    /// <summary>Name of the input it is about, as on the form and in the API; <c>null</c> when it is about the whole.</summary>
    public string? Field { get; }

    /// <summary>Numbers and names for the placeholders of the sentence.</summary>
    public IReadOnlyList<object> Args { get; }
}
