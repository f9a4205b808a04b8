using System.Net;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Quartett.Core.Notices;

/// <summary>Speaks SMTP with the configured server.</summary>
internal sealed class Postman(SmtpRoute? route)
{
    private const int TimeoutMilliseconds = 15_000;

    public bool HasRoute => route is not null;

    public async Task CarryAsync(MimeMessage message, CancellationToken cancel)
    {
        message.From.Add(MailboxAddress.Parse(route!.From));
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(route.Host, route.Port, Security(route), cancel);
        if (route.User is { } user) await client.AuthenticateAsync(user, route.Password ?? "", cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }

    // A relay on this very machine has no certificate anybody could check, and nobody in between.
    private static SecureSocketOptions Security(SmtpRoute route) =>
        route.Encrypted ? SecureSocketOptions.SslOnConnect
        : route.Host is "localhost" || (IPAddress.TryParse(route.Host, out var address) && IPAddress.IsLoopback(address)) ? SecureSocketOptions.None
        : SecureSocketOptions.StartTlsWhenAvailable;
}
