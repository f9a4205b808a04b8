namespace Quartett.Connectors.Abstractions;

/// <summary>What a connector tells the host's HTTP client about one request.</summary>
public static class RequestLimits
{
    /// <summary>How long the answer may take to begin; the client's own limit (one minute) holds where nothing is said.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> Time = new("quartett.egress.timeLimit");
}
