namespace Quartett.Connectors.Abstractions;

/// <summary>
/// The closed list of what can go wrong at a network, chosen by what we do about it (networks fact sheet § 0.3).
/// Each kind has one remedy and one sentence in the product.
/// </summary>
public enum FailureKind
{
    /// <summary>Passing fault before anything was accepted: try again with back-off.</summary>
    Transient,

    /// <summary>Too many calls; <see cref="ConnectorFailure.Until"/> says when to go on.</summary>
    RateLimited,

    /// <summary>The day's or hour's allowance is used up; <see cref="ConnectorFailure.Until"/> says when it renews.</summary>
    QuotaExhausted,

    /// <summary>The session ran out: refresh once, then try again.</summary>
    AuthExpired,

    /// <summary>The credential is wrong or was withdrawn: a person must reconnect the channel.</summary>
    AuthRevoked,

    /// <summary>Signed in, but not allowed to do this.</summary>
    Permission,

    /// <summary>The network refuses this content or these settings; trying again changes nothing.</summary>
    Validation,

    /// <summary>The network is still working on the media.</summary>
    MediaProcessing,

    /// <summary>The network says it has this already: look before doing anything.</summary>
    Duplicate,

    /// <summary>The network blocked the account or the content by its own rules.</summary>
    PolicyBlocked,

    /// <summary>What the call is about is not there.</summary>
    NotFound,

    /// <summary>The request left and no answer came: it may or may not have happened. Never retried blindly.</summary>
    UnknownOutcome,
}

/// <summary>A failure in our words.</summary>
/// <param name="Kind">Decides what happens next.</param>
/// <param name="Detail">What the network said, for the curious: never a secret, at most 500 characters.</param>
/// <param name="Until">For rate limits and quotas: when the next try makes sense (UTC).</param>
/// <param name="Field">The setting or part of the post it is about (a settings property name, <c>text</c>, <c>images[0]</c>).</param>
public sealed record ConnectorFailure(FailureKind Kind, string Detail, DateTimeOffset? Until = null, string? Field = null);

/// <summary>Thrown by connectors and by nobody else; the host turns it into the delivery's or channel's state.</summary>
public sealed class ConnectorException : Exception
{
    public ConnectorException(ConnectorFailure failure, Exception? inner = null)
        : base($"{failure.Kind}: {failure.Detail}", inner) => Failure = failure;

    public ConnectorException(FailureKind kind, string detail, Exception? inner = null)
        : this(new ConnectorFailure(kind, detail), inner)
    {
    }

    public ConnectorFailure Failure { get; }
}
