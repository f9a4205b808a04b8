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
        var security = route.Encrypted ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(route.Host, route.Port, security, cancel);
        if (route.User is { } user) await client.AuthenticateAsync(user, route.Password ?? "", cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }
}
