namespace Quartett.Core.Kernel;

/// <summary>
/// The guard refused an address, or an answer broke its limits. It is an <see cref="HttpRequestException"/> so that whoever only knows
/// "the call failed" still treats it as one.
/// </summary>
public sealed class EgressRefusedException(string code, string host, Exception? inner = null)
    : HttpRequestException($"{code}: {host}", inner)
{
    /// <summary>One of <see cref="EgressCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>The host that was asked for, as far as it could be read.</summary>
    public string Host { get; } = host;
}
