using System.Net;

namespace Quartett.Core.Kernel.Egress;

/// <summary>The answer of the guard: either a refusal, or the checked end points, to be tried in order and never looked up again.</summary>
/// <param name="Refusal">One of <see cref="EgressCodes"/>, or <c>null</c>.</param>
/// <param name="EndPoints">Empty when refused.</param>
public sealed record EgressVerdict(string? Refusal, IReadOnlyList<IPEndPoint> EndPoints)
{
    internal static EgressVerdict Refused(string code) => new(code, []);
}
