namespace Quartett.Connectors.Abstractions;

/// <summary>What a fault on the wire means, for every connector that speaks HTTP.</summary>
public static class HttpFailures
{
    /// <summary>Whether <paramref name="fault"/> is one the wire makes (no route, broken connection, time-out).</summary>
    public static bool IsFault(Exception fault) => fault is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>
    /// Maps a fault of the wire. It is <see cref="FailureKind.UnknownOutcome"/> only when <paramref name="mayHavePublished"/>:
    /// the request would make something public and had begun to leave (see <see cref="WatchedContent.Left"/>).
    /// </summary>
    public static ConnectorFailure Of(Exception fault, bool mayHavePublished) =>
        new(mayHavePublished ? FailureKind.UnknownOutcome : FailureKind.Transient, Words(fault));

    // the messages of these exceptions name host and port at most
    private static string Words(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The server's name cannot be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "The server refuses the connection or is not reachable.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection: the server's certificate or protocol is not acceptable.",
        HttpRequestException or IOException => $"The connection broke or was not allowed: {fault.Message}",
        _ => "The server did not answer in time.",
    };
}
