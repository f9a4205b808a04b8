using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Joining;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Notices;

public sealed class LetterTests
{
    [Theory, Databases]
    public async Task A_posted_letter_arrives_with_its_link_and_leaves_the_database(DatabaseKind kind)
    {
        var server = await MailServer.SharedAsync();
        await using var core = await StartAsync(kind, server);
        var address = server.NewAddress();
        await InviteAsync(core, address);

        (await RoundAsync(core)).ShouldBe(1);

        var mail = await server.WaitForMessageAsync(address, cancellation: TestContext.Current.CancellationToken);
        mail.Subject.ShouldStartWith("de:mail.invitation.subject(Lena Lindner|Tischlerei Lindner");
        mail.TextBody.ShouldNotBeNull().ShouldContain("https://quartett.test/join/");
        mail.HtmlBody.ShouldNotBeNull().ShouldContain("href=\"https://quartett.test/join/");
        (await WaitingAsync(core)).ShouldBe(0);
        (await RoundAsync(core)).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_letter_the_server_cannot_take_now_is_tried_again_and_dropped_after_a_day(DatabaseKind kind)
    {
        await using var core = await StartAsync(kind, await MailServer.SharedAsync());
        await InviteAsync(core, "greylist@example.test");

        (await RoundAsync(core)).ShouldBe(0);
        (await WaitingAsync(core)).ShouldBe(1);
        core.Clock.Advance(TimeSpan.FromHours(1));
        (await RoundAsync(core)).ShouldBe(0);
        (await WaitingAsync(core)).ShouldBe(1);
        core.Clock.Advance(TimeSpan.FromDays(1));
        (await RoundAsync(core)).ShouldBe(0);
        (await WaitingAsync(core)).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_letter_that_is_refused_for_good_does_not_stay(DatabaseKind kind)
    {
        await using var core = await StartAsync(kind, await MailServer.SharedAsync());
        await InviteAsync(core, "bounce@example.test");

        await RoundAsync(core);

        (await WaitingAsync(core)).ShouldBe(0);
    }

    [Theory]
    [InlineData("smtp://mail.example.com?from=a@example.com", "mail.example.com", 587, false, null, "a@example.com")]
    [InlineData("smtps://me%40example.com:p%3Ass@mail.example.com", "mail.example.com", 465, true, "me@example.com", "me@example.com")]
    [InlineData("smtp://u:p@[::1]:2525?from=News+%3Cnews%40example.com%3E", "::1", 2525, false, "u", "News <news@example.com>")]
    public void A_mail_route_is_read(string text, string host, int port, bool encrypted, string? user, string from)
    {
        var route = SmtpRoute.TryRead(text).ShouldNotBeNull();

        (route.Host, route.Port, route.Encrypted, route.User, route.From).ShouldBe((host, port, encrypted, user, from));
    }

    [Theory]
    [InlineData("mail.example.com")]
    [InlineData("http://mail.example.com?from=a@example.com")]
    [InlineData("smtp://mail.example.com")]
    [InlineData("smtp://mail.example.com?from=nobody")]
    public void What_is_no_mail_route_is_not_read(string text) => SmtpRoute.TryRead(text).ShouldBeNull();

    private static Task<TestCore> StartAsync(DatabaseKind kind, MailServer server) =>
        TestCore.StartAsync(kind, s => s.AddSingleton(SmtpRoute.TryRead($"smtp://{server.Host}:{server.SmtpPort}?from=quartett@example.test")!));

    private static async Task InviteAsync(TestCore core, string address)
    {
        var lindner = await core.FoundAsync();
        await core.DoneAsync(new InviteMember(lindner.Workspace, address, Role.Author), lindner.Owner);
    }

    private static Task<int> RoundAsync(TestCore core) => core.InScopeAsync(s => s.GetRequiredService<ILetterRound>().RunAsync(TestContext.Current.CancellationToken));

    private static Task<int> WaitingAsync(TestCore core) =>
        core.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<PostedLetter>().CountAsync(TestContext.Current.CancellationToken));
}
