namespace Quartett.Core.Kernel;

/// <summary>
/// Marks an interface whose only answer today is "unknown", because a later issue brings the real one.
/// docs/waiting.md lists them; a test compares the two.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class WaitsForAttribute(int issue) : Attribute
{
    /// <summary>The issue that ends the waiting.</summary>
    public int Issue { get; } = issue;
}
