using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>Says what Bluesky's errors mean in our closed list. The only place that knows its error names.</summary>
internal static partial class BlueskyFailures
{
    private static readonly TimeSpan UnstatedPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The server answered with an error in its own words.</summary>
    public static ConnectorFailure Refused(HttpResponseMessage answer, string error, string message, DateTimeOffset now)
    {
        var kind = KindOf(answer.StatusCode, error);
        var field = kind == FailureKind.AuthRevoked ? nameof(BlueskySettings.AppPassword) : FieldOf(message);
        return new(kind, $"{(int)answer.StatusCode} {error}: {message}", Until(answer, now), field);
    }

    /// <summary>Something answered, but not in JSON: a proxy, a parking page, a wrong address.</summary>
    public static ConnectorFailure NotJson(HttpResponseMessage answer, bool mayHavePublished, DateTimeOffset now)
    {
        var detail = $"The server answered {(int)answer.StatusCode} with {answer.Content.Headers.ContentType?.MediaType ?? "no content type"} instead of JSON.";
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(FailureKind.RateLimited, detail, Until(answer, now)),
            HttpStatusCode.RequestEntityTooLarge => new(FailureKind.Validation, detail),
            >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous when mayHavePublished => new(FailureKind.UnknownOutcome, detail),
            _ => new(FailureKind.Transient, detail),
        };
    }

    /// <summary>The server let us in and said that the account is not in use.</summary>
    public static ConnectorFailure Inactive(string status) =>
        new(status == "deactivated" ? FailureKind.Permission : FailureKind.PolicyBlocked, $"The account is {status}.", Field: nameof(BlueskySettings.Handle));

    /// <summary>While signing in every failure can be traced to a field of the form.</summary>
    public static ConnectorFailure WhileSigningIn(ConnectorFailure failure) => failure with
    {
        Field = failure.Kind switch
        {
            FailureKind.AuthRevoked or FailureKind.AuthExpired => nameof(BlueskySettings.AppPassword),
            FailureKind.Transient or FailureKind.NotFound => nameof(BlueskySettings.Server),
            FailureKind.Validation or FailureKind.PolicyBlocked or FailureKind.Permission => failure.Field ?? nameof(BlueskySettings.Handle),
            _ => failure.Field,
        },
    };

    private static FailureKind KindOf(HttpStatusCode status, string error) => (error, (int)status) switch
    {
        ("ExpiredToken", _) => FailureKind.AuthExpired,
        ("InvalidToken" or "AuthFactorTokenRequired" or "AuthenticationRequired" or "AuthMissing", _) => FailureKind.AuthRevoked,
        ("AccountTakedown" or "AccountSuspended" or "RepoTakendown" or "RepoSuspended", _) => FailureKind.PolicyBlocked,
        ("AccountDeactivated" or "RepoDeactivated", _) => FailureKind.Permission,
        ("RecordNotFound" or "RepoNotFound", _) => FailureKind.NotFound,
        ("InvalidSwap", _) => FailureKind.Transient,
        ("RateLimitExceeded", _) or (_, 429) => FailureKind.RateLimited,
        (_, 401) => FailureKind.AuthRevoked,
        (_, 403) => FailureKind.Permission,
        (_, 404) => FailureKind.NotFound,
        (_, 408 or >= 500) => FailureKind.Transient,
        _ => FailureKind.Validation,
    };

    private static DateTimeOffset? Until(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (answer.StatusCode != HttpStatusCode.TooManyRequests) return null;
        var until = Later(RateLimitReset(answer, now), answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => now + Bounded(delta),
            { Date: { } date } => date,
            _ => null,
        }) ?? now + UnstatedPause;
        return until < now ? now : until > now + LongestPause ? now + LongestPause : until;
    }

    // the reference server writes unix seconds; the IETF draft, and proxies that follow it, seconds from now
    private static DateTimeOffset? RateLimitReset(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (!answer.Headers.TryGetValues("RateLimit-Reset", out var values)) return null;
        if (!long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return null;
        return seconds < 1_000_000_000
            ? now + Bounded(TimeSpan.FromSeconds(seconds))
            : DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
    }

    private static TimeSpan Bounded(TimeSpan pause) => pause < LongestPause ? pause : LongestPause;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    // the server names the place as a path into the record: "… at $.record.embed.images[0].image"
    private static string? FieldOf(string message)
    {
        if (RecordPath().Match(message) is not { Success: true, Groups: var place }) return null;
        if (place["image"].Success) return $"images[{place["image"].Value}]";
        return place["word"].Value switch { "text" or "facets" => "text", "video" => "video", "external" => "linkCard", _ => null };
    }

    [GeneratedRegex(@"\$?\.?record\.(embed\.images\[?\.?(?<image>\d+)|(embed\.)?(?<word>\w+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RecordPath();
}
