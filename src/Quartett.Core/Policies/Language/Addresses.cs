using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Language;

/// <summary>A web address in a text.</summary>
/// <param name="Host">Small letters, without www.</param>
/// <param name="Parameters">Names and values of its query, names in small letters.</param>
internal sealed record WebAddress(Stretch At, string Address, string Host, IReadOnlyList<(string Name, string Value)> Parameters);

/// <summary>An e-mail address in a text.</summary>
internal sealed record MailAddress(Stretch At, string Address);

/// <summary>Web addresses, e-mail addresses and mentions: words in them are no words of the text.</summary>
internal static partial class Addresses
{
    public static IReadOnlyList<Stretch> In(string text)
    {
        if (!text.AsSpan().ContainsAny('@', '.', '/')) return [];
        var found = new List<Stretch>();
        foreach (var match in Anything().EnumerateMatches(text))
        {
            var length = match.Length;
            while (length > 1 && text[match.Index + length - 1] is '.' or ',' or ')' or '!' or '?' or ':' or ';' or '"' or '“' or '”') length--;
            found.Add(new(match.Index, length));
        }

        return found;
    }

    public static IReadOnlyList<WebAddress> Web(Reading reading)
    {
        var found = new List<WebAddress>();
        foreach (var stretch in reading.Masks)
        {
            var address = reading.Text.Substring(stretch.Start, stretch.Length);
            if (address.Contains('@')) continue;
            found.Add(Web(stretch, address));
        }

        return found;
    }

    public static IReadOnlyList<MailAddress> Mail(Reading reading)
    {
        var plain = reading.Masks.Where(m => reading.Text.AsSpan(m.Start, m.Length).IndexOf('@') > 0 && !reading.Text.AsSpan(m.Start, m.Length).Contains('/')).Select(m => new MailAddress(m, reading.Text.Substring(m.Start, m.Length)));
        return reading.Text.AsSpan().ContainsAny('(', '[') ? [.. plain, .. Hidden().Matches(reading.Text).Select(m => new MailAddress(new(m.Index, m.Length), m.Value))] : [.. plain];
    }

    /// <summary>An address given by itself, as link fields hold it.</summary>
    public static WebAddress Web(string address) => Web(new(0, address.Length), address);

    private static WebAddress Web(Stretch at, string address)
    {
        var rest = address.Contains("://", StringComparison.Ordinal) ? address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..] : address;
        var hostEnd = rest.IndexOfAny(['/', '?', '#', ':']);
        var host = (hostEnd < 0 ? rest : rest[..hostEnd]).ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return new(at, address, host, []);
        var parameters = rest[(query + 1)..].Split('#')[0].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .Select(p => (p[0].ToLowerInvariant(), p.Length > 1 ? p[1] : ""));
        return new(at, address, host, [.. parameters]);
    }

    [GeneratedRegex("""
        (?:https?://|www\.)[^\s<>"„“”»«]+
        |[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+
        |(?<![\p{L}\p{N}@.-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.(?:de|at|ch|li|com|net|org|eu|info|shop|io|biz|online|store|app|dev|gmbh|example|berlin|hamburg|bayern|koeln|wien|swiss|me|to|ly|tv|blog|page|site|bio|koeln)(?![\p{L}\p{N}])(?:/[^\s<>"„“”»«]*)?
        |(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anything();

    // name (at) host (dot) de
    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s?[\(\[]\s?(?:at|ät)\s?[\)\]]\s?[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[\(\[](?:dot|punkt)[\)\]]\s?)[\p{L}\p{N}-]{1,63}){1,4}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
