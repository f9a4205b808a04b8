namespace Quartett.Core.Notices;

/// <summary>The mail server of the installation.</summary>
/// <param name="Encrypted">smtps: encrypted from the first byte; else STARTTLS where the server offers it.</param>
public sealed record SmtpRoute(string Host, int Port, bool Encrypted, string? User, string? Password, string From)
{
    /// <summary>Reads <c>smtp(s)://user:pass@host:port?from=…</c>; <c>null</c> when it is not that.</summary>
    public static SmtpRoute? TryRead(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0) return null;
        var encrypted = uri.Scheme == "smtps";
        var account = uri.UserInfo.Split(':', 2);
        var from = Parameter(uri, "from");
        if (string.IsNullOrEmpty(from) && account[0].Contains("%40", StringComparison.Ordinal)) from = Uri.UnescapeDataString(account[0]);
        if (string.IsNullOrEmpty(from) || !MimeKit.MailboxAddress.TryParse(from, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal)) return null;
        return new(
            uri.DnsSafeHost,
            uri.Port > 0 ? uri.Port : encrypted ? 465 : 587,
            encrypted,
            account[0].Length > 0 ? Uri.UnescapeDataString(account[0]) : null,
            account.Length > 1 ? Uri.UnescapeDataString(account[1]) : null,
            from);
    }

    private static string? Parameter(Uri uri, string name) =>
        uri.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2 && p[0] == name)
            .Select(p => Uri.UnescapeDataString(p[1].Replace('+', ' '))).FirstOrDefault();
}
