using System.Globalization;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Web.Controls;

namespace Quartett.Web.Channels;

/// <summary>How a channel stands, as one badge.</summary>
internal sealed record ChannelStanding(Tone Tone, string Icon, string Key)
{
    public static ChannelStanding Of(ChannelView channel, DateTimeOffset now) => channel switch
    {
        { State: ChannelState.Disconnected } => new(Tone.Harm, "stop", "disconnected"),
        { State: ChannelState.Paused } => new(Tone.Neutral, "pause", "paused"),
        { RestUntil: { } until } when until > now => new(Tone.Warn, "moon", "resting"),
        { LastFailure: not null } => new(Tone.Warn, "warning", "troubled"),
        _ => new(Tone.Good, "check", "active"),
    };
}

/// <summary>What a channel's data means in words.</summary>
internal static class ChannelWords
{
    /// <summary>The sentence and remedy for the last failure, or <c>null</c> when the last thing went well.</summary>
    public static string? Problem(this Words words, ChannelView channel) =>
        channel.LastFailure is { } kind ? words.Of($"failure.{kind}", channel.NetworkName, channel.LastFailureDetail ?? "", "") : null;

    /// <summary>The sentence and remedy for a failure as attempts record it (<c>rate_limited</c>), or <c>null</c> for a word nobody knows.</summary>
    public static string? Failure(this Words words, string recorded, string network, string detail)
    {
        var key = $"failure.{string.Concat(recorded.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]))}";
        return words.Has(key) ? words.Of(key, network, detail, "") : null;
    }

    public static string Needs(this Words words, IConnector connector) =>
        words.Has($"channels.needs.{connector.Network.Key}") ? words[$"channels.needs.{connector.Network.Key}"] : words["channels.needsForm"];

    /// <summary>The limits of a post there, each as one plain sentence part.</summary>
    public static IEnumerable<(string Key, string Value)> Limits(this Words words, PostLimits limits)
    {
        yield return (words["channels.limitText"], limits.Text.Select(text => words.Of($"channels.unit.{text.Unit}", Number(text.Max))).Aggregate((one, other) => words.Of("channels.and", one, other)));
        if (limits.UrlCountsAs is { } url) yield return (words["channels.limitUrl"], words.Of("channels.limitUrlValue", url));
        if (limits.Images is { } images)
            yield return (words["channels.limitImages"], words.Of("channels.limitImagesValue", images.Max, Megabytes(images.MaxBytes), Number(images.MaxEdge)));
        if (limits.Video is { } video) yield return (words["channels.limitVideo"], words.Of("channels.limitVideoValue", Megabytes(video.MaxBytes)));
        if (limits.AltTextMax is { } alt) yield return (words["channels.limitAlt"], words.Of("channels.limitAltValue", Number(alt)));
        if (limits.HashtagsMax is { } tags) yield return (words["channels.limitTags"], Number(tags));
        List<string> also = [];
        if (limits.Thread) also.Add(words["channels.canThread"]);
        if (limits.LinkCard) also.Add(words["channels.canCard"]);
        if (limits.Markdown) also.Add(words["channels.canMarkdown"]);
        if (also.Count > 0) yield return (words["channels.can"], string.Join(", ", also));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Megabytes(long bytes) => (bytes / 1_000_000.0).ToString("0.#", CultureInfo.CurrentCulture) + " MB";
}
