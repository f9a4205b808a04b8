using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;

namespace Quartett.Core.Channels.Resting;

/// <summary>What fails rests, longer each time; the channel rests, not the world.</summary>
internal static class Rest
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static void After(Channel channel, ConnectorFailure? failure, DateTimeOffset now)
    {
        channel.LastCheckedAt = now;
        if (channel.DemandedRestUntil <= now) channel.DemandedRestUntil = null;
        if (failure is null)
        {
            Well(channel, now);
            return;
        }

        channel.LastFailure = failure.Kind.ToString();
        channel.LastFailureDetail = StorableText.Of(failure.Detail);
        switch (failure.Kind)
        {
            case FailureKind.AuthRevoked:
                channel.State = ChannelState.Disconnected;
                break;
            case FailureKind.RateLimited or FailureKind.QuotaExhausted:
                channel.RestUntil = channel.DemandedRestUntil = failure.Until > now ? failure.Until : now + First;
                break;
            case FailureKind.Transient or FailureKind.AuthExpired or FailureKind.MediaProcessing:
                channel.RestUntil = Later(now + For(channel.Failures), channel.DemandedRestUntil);
                channel.Failures++;
                break;
        }
    }

    // A call that went well shows that the connection works, not that the network has had enough rest.
    private static void Well(Channel channel, DateTimeOffset now)
    {
        (channel.Failures, channel.RestUntil, channel.LastSuccessAt) = (0, channel.DemandedRestUntil, now);
        if (channel.State == ChannelState.Disconnected) channel.State = ChannelState.Active;
        if (channel.DemandedRestUntil is null) (channel.LastFailure, channel.LastFailureDetail) = (null, null);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    /// <summary>30 s, 1 min, 2 min … at most an hour.</summary>
    public static TimeSpan For(int failuresBefore)
    {
        var seconds = First.TotalSeconds * Math.Pow(2, Math.Min(failuresBefore, 10));
        return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
    }
}
