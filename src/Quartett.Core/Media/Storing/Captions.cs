using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Quartett.Core.Media.Storing;

/// <summary>Reads WebVTT or SubRip captions and writes them anew as plain WebVTT.</summary>
internal static partial class Captions
{
    public const int MostBytes = 512 * 1024;
    private const int MostCues = 10_000;
    private const int LongestLine = 2_000;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<MediaAnswer<TakenCaptions>> TakeAsync(Stream upload, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        if (await BoundedCopy.ToAsync(upload, content, MostBytes, cancellationToken) is null)
            return MediaProblem.Of(MediaCodes.CaptionsTooLarge, ("maxKilobytes", "512"));
        return Read(content.ToArray());
    }

    public static MediaAnswer<TakenCaptions> Read(byte[] content)
    {
        string text;
        try
        {
            text = Strict.GetString(content).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }
        catch (DecoderFallbackException)
        {
            return MediaProblem.Of(MediaCodes.CaptionsEncoding);
        }

        if (string.IsNullOrWhiteSpace(text)) return MediaProblem.Of(MediaCodes.CaptionsEmpty);
        if (text.Contains('\0')) return MediaProblem.Of(MediaCodes.CaptionsEncoding);
        return Write(text.Split('\n'));
    }

    private static MediaAnswer<TakenCaptions> Write(string[] lines)
    {
        // Nobody reads lines of thousands of characters; the patterns below need not either.
        if (Array.Exists(lines, line => line.Length > LongestLine)) return MediaProblem.Of(MediaCodes.CaptionsFormat);
        var isWebVtt = WebVttMark().IsMatch(lines[0]);
        var written = new StringBuilder("WEBVTT\n");
        var cues = 0;
        for (var at = 0; at < lines.Length; at++)
        {
            // Styles, regions and notes hold no arrow; they stay behind, as do the numbers above the times.
            if (!lines[at].Contains("-->", StringComparison.Ordinal)) continue;
            if (!CueTime.TryRead(lines[at], isWebVtt, out var time))
                return MediaProblem.Of(MediaCodes.CaptionsTime, ("line", (at + 1).ToString(CultureInfo.InvariantCulture)));
            var words = new List<string>();
            while (at + 1 < lines.Length && lines[at + 1].Trim().Length > 0 && !lines[at + 1].Contains("-->", StringComparison.Ordinal))
                words.Add(isWebVtt ? Clean(lines[++at]) : FromSubRip(lines[++at]));
            if (words.Count == 0) continue;
            if (++cues > MostCues) return MediaProblem.Of(MediaCodes.CaptionsTooMany, ("max", "10000"));
            written.Append(CultureInfo.InvariantCulture, $"\n{time}\n{string.Join('\n', words)}\n");
        }

        return cues == 0 ? MediaProblem.Of(MediaCodes.CaptionsFormat) : new TakenCaptions(written.ToString(), cues);
    }

    private static string Clean(string line) => new([.. line.Trim().Where(c => !char.IsControl(c))]);

    // SubRip knows no escapes: what is not one of its three tags is text.
    private static string FromSubRip(string line)
    {
        var plain = SubRipOrnament().Replace(Clean(line), "");
        var escaped = plain.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return EscapedTag().Replace(escaped, match => $"<{match.Groups["tag"].Value.ToLowerInvariant()}>");
    }

    [GeneratedRegex(@"\AWEBVTT([ \t]|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebVttMark();

    [GeneratedRegex(@"</?font[^>]*>|\{\\[^}]*\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubRipOrnament();

    [GeneratedRegex(@"&lt;(?<tag>/?[biu])&gt;", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EscapedTag();
}
