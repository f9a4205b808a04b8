namespace Quartett.Core.Kernel;

/// <summary>Every reason for which a connection to an address somebody typed in is not made, or its answer not read.</summary>
public static class EgressCodes
{
    public const string Invalid = "egress.invalid";
    public const string Scheme = "egress.scheme";
    public const string Port = "egress.port";
    public const string UserInfo = "egress.userInfo";
    public const string OddAddress = "egress.oddAddress";
    public const string Literal = "egress.literal";
    public const string Loopback = "egress.loopback";
    public const string Private = "egress.private";
    public const string LinkLocal = "egress.linkLocal";
    public const string Shared = "egress.shared";
    public const string Multicast = "egress.multicast";
    public const string Reserved = "egress.reserved";
    public const string Documentation = "egress.documentation";
    public const string Unspecified = "egress.unspecified";
    public const string Embedded = "egress.embedded";
    public const string Metadata = "egress.metadata";
    public const string NotFound = "egress.notFound";
    public const string Unreachable = "egress.unreachable";
    public const string Plain = "egress.plain";
    public const string Downgrade = "egress.downgrade";
    public const string TooManyRedirects = "egress.tooManyRedirects";
    public const string RedirectWithBody = "egress.redirectWithBody";
    public const string TooLarge = "egress.tooLarge";
    public const string TimedOut = "egress.timedOut";

    /// <summary>All of them, for the test that every one has its text.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Invalid, Scheme, Port, UserInfo, OddAddress, Literal, Loopback, Private, LinkLocal, Shared, Multicast, Reserved, Documentation,
        Unspecified, Embedded, Metadata, NotFound, Unreachable, Plain, Downgrade, TooManyRedirects, RedirectWithBody, TooLarge, TimedOut,
    ];
}
