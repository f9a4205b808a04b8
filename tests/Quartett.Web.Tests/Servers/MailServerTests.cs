using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Servers;

public sealed class MailServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_to_an_address_nobody_made_can_be_read()
    {
        var server = await MailServer.SharedAsync();
        var address = server.NewAddress();

        await SendAsync(server, address, "Grüße aus der Werkstatt");

        (await server.WaitForMessageAsync(address, cancellation: Cancellation)).Subject.ShouldBe("Grüße aus der Werkstatt");
        (await server.MessagesAsync(server.NewAddress(), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mailbox_with_a_tag_is_the_mailbox()
    {
        var server = await MailServer.SharedAsync();
        var address = $"alice+{Guid.CreateVersion7():n}@example.test";

        await SendAsync(server, address, "For Alice");

        (await server.WaitForMessageAsync(address, cancellation: Cancellation)).Subject.ShouldBe("For Alice");
    }

    [Theory]
    [InlineData("bounce@example.test", SmtpStatusCode.MailboxUnavailable)]
    [InlineData("somebody@elsewhere.test", SmtpStatusCode.MailboxUnavailable)]
    [InlineData("greylist@example.test", SmtpStatusCode.ErrorInProcessing)]
    public async Task Refusals_are_real(string address, SmtpStatusCode code)
    {
        var server = await MailServer.SharedAsync();

        var refusal = await Should.ThrowAsync<SmtpCommandException>(() => SendAsync(server, address, "No"));

        refusal.StatusCode.ShouldBe(code);
    }

    [Fact]
    public async Task A_message_that_never_comes_is_a_failure()
    {
        var server = await MailServer.SharedAsync();

        await Should.ThrowAsync<TimeoutException>(
            () => server.WaitForMessageAsync(server.NewAddress(), TimeSpan.FromMilliseconds(300), Cancellation));
    }

    [Fact]
    public async Task A_server_of_its_own_is_gone_when_it_is_disposed_of()
    {
        MailServer server;
        await using (server = await MailServer.StartAsync(Cancellation))
        {
            await SendAsync(server, server.NewAddress(), "Here");
        }

        await Should.ThrowAsync<SocketException>(() => SendAsync(server, server.NewAddress(), "Gone"));
    }

    private static async Task SendAsync(MailServer server, string to, string subject)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse("reader@customer.test"));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = subject;
        message.Body = new TextPart("plain") { Text = "Hello" };

        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.SmtpPort, SecureSocketOptions.None, Cancellation);
        await client.SendAsync(message, Cancellation);
        await client.DisconnectAsync(quit: true, Cancellation);
    }
}
