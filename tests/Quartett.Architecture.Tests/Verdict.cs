namespace Quartett.Architecture.Tests;

/// <summary>What a rule found.</summary>
/// <param name="Judged">How many uses it looked at; a rule that looked at none proves nothing.</param>
/// <param name="Offences">Who uses what, against the rule.</param>
public sealed record Verdict(int Judged, IReadOnlyList<string> Offences);
