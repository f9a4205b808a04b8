namespace Quartett.Architecture.Tests;

/// <summary>A type that names another, anywhere: in a signature, an attribute, a method body or a state machine.</summary>
/// <param name="By">Full name of the outermost type that does it.</param>
/// <param name="ByNamespace">Its namespace.</param>
/// <param name="Of">Full name of the outermost type that is named.</param>
/// <param name="OfNamespace">Its namespace.</param>
public sealed record Use(string By, string ByNamespace, string Of, string OfNamespace);
