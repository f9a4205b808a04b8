using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace Quartett.Testing;

/// <summary>
/// A real mail server. It takes everything for <c>@example.test</c>, also for names nobody made, so that each test can
/// have an address of its own (<see cref="NewAddress"/>). <c>bounce@</c> and other domains are refused, <c>greylist@</c> is put off.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    /// <summary>The JSON of a running server, as its script prints it, to be used instead of starting one.</summary>
    public const string Variable = "QUARTETT_TEST_MAIL";

    private static readonly Lazy<Task<MailServer>> Shared =
        new(async () => new MailServer(await RunningServer.ReuseOrStartAsync("mail", Variable, CancellationToken.None)));

    private readonly RunningServer server;
    private readonly ReadyLine line;

    private MailServer(RunningServer server)
    {
        this.server = server;
        line = server.Read<ReadyLine>();
    }

    public string Host => "127.0.0.1";

    /// <summary>Plain SMTP, with STARTTLS for those who ask; signing in is possible, not required.</summary>
    public int SmtpPort => line.Smtp;

    /// <summary>SMTP over TLS from the first byte.</summary>
    public int SmtpsPort => line.Smtps;

    public int ImapPort => line.Imap;

    public int ImapsPort => line.Imaps;

    /// <summary>Names that have a mailbox of their own; mail for others goes to <c>catchall</c>.</summary>
    public IReadOnlyList<string> Users => line.Users;

    /// <summary>The one password of all mailboxes.</summary>
    public string Password => line.Password;

    /// <summary>The file of the made-up certificate (PEM) that the TLS ports show.</summary>
    public string Certificate => line.Certificate;

    /// <summary>The server of this test run: the given one, else one started for this process, which ends with it.</summary>
    /// <exception cref="ServerUnavailableException">The mail server cannot be had on this machine.</exception>
    public static Task<MailServer> SharedAsync() => Shared.Value;

    /// <summary>A server of its own, for tests that stop or break it.</summary>
    /// <exception cref="ServerUnavailableException">The mail server cannot be had on this machine.</exception>
    public static async Task<MailServer> StartAsync(CancellationToken cancellation = default) =>
        new(await RunningServer.StartAsync("mail", cancellation));

    /// <summary>An address nobody else uses.</summary>
    public string NewAddress() => $"t{Guid.CreateVersion7():n}@{line.Domain}";

    /// <summary>Waits until a message for the address has arrived and gives the newest one.</summary>
    /// <param name="address">The envelope's recipient.</param>
    /// <param name="patience">How long to wait; a minute unless given.</param>
    /// <exception cref="TimeoutException">Nothing came.</exception>
    public async Task<MimeMessage> WaitForMessageAsync(string address, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience ?? TimeSpan.FromMinutes(1));
        try
        {
            using var inbox = await OpenAsync(address, deadline.Token);
            while (true)
            {
                var messages = await FetchAsync(inbox, address, deadline.Token);
                if (messages.Count > 0)
                {
                    return messages[^1];
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), deadline.Token);
                await inbox.NoOpAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"No message for {address} arrived.", exception);
        }
    }

    /// <summary>All messages for the address that have arrived so far, oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MessagesAsync(string address, CancellationToken cancellation = default)
    {
        using var inbox = await OpenAsync(address, cancellation);
        return await FetchAsync(inbox, address, cancellation);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<IReadOnlyList<MimeMessage>> FetchAsync(ImapClient client, string address, CancellationToken cancellation)
    {
        var found = await client.Inbox!.SearchAsync(SearchQuery.HeaderContains("Envelope-To", address), cancellation);
        var messages = new List<MimeMessage>();
        foreach (var id in found)
        {
            messages.Add(await client.Inbox.GetMessageAsync(id, cancellation));
        }

        return messages;
    }

    private async Task<ImapClient> OpenAsync(string address, CancellationToken cancellation)
    {
        var name = address.Split('@', '+')[0];
        var client = new ImapClient();
        await client.ConnectAsync(Host, ImapPort, SecureSocketOptions.None, cancellation);
        await client.AuthenticateAsync($"{(Users.Contains(name) ? name : "catchall")}@{line.Domain}", Password, cancellation);
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly, cancellation);
        return client;
    }

    private sealed record ReadyLine(
        int Smtp, int Smtps, int Imap, int Imaps, string Domain, IReadOnlyList<string> Users, string Password, string Certificate);
}
