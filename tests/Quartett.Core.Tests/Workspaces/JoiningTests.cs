using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.Joining;
using Quartett.Core.Workspaces.SigningIn;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Workspaces;

public sealed class JoiningTests
{
    [Theory, Databases]
    public async Task An_invitation_without_mail_is_shown_once_audited_and_used_once(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();

        var handed = await core.DoneAsync(new InviteMember(lindner.Workspace, "jana@lindner.test", Role.Editor), lindner.Owner);
        handed.Shown.ShouldNotBeNull().ShouldStartWith("https://quartett.test/join/");
        var secret = SigningInTests.Secret(handed.Shown);
        // Robots that open links use nothing up.
        for (var n = 0; n < 3; n++) (await core.DoneAsync(new LookAtInvitation(secret), Actor.Nobody)).Company.ShouldBe("Tischlerei Lindner");
        var joined = await core.DoneAsync(new AcceptInvitation(secret, "Jana", "Jana mag lange Sätze", "de", "x"), Actor.Nobody);

        joined.Slug.ShouldBe(lindner.Slug);
        (await core.RunAsync(new AcceptInvitation(secret, "Noch eine", "Jana mag lange Sätze", "de", "x"), Actor.Nobody)).Refusal!.Code.ShouldBe("link.over");
        var list = await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner);
        list.Members.Select(m => (m.Name, m.Role)).ShouldBe([("Jana", Role.Editor), ("Lena Lindner", Role.Owner)]);
        list.Invitations.ShouldBeEmpty();
        var audit = await core.DoneAsync(new ReadAudit(lindner.Workspace, "member"), lindner.Owner);
        audit.Lines.Select(l => l.What).ShouldBe(["member.joined", "member.linkShown", "member.invited"]);
        audit.Lines.ShouldAllBe(l => l.Details.Values.All(v => !v.Contains(secret)));
    }

    [Theory, Databases]
    public async Task An_invitation_is_over_after_24_hours_or_when_a_newer_one_is_made(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var older = await InviteAsync(core, lindner);
        var newer = await InviteAsync(core, lindner);

        (await core.RunAsync(new LookAtInvitation(older), Actor.Nobody)).Refusal!.Code.ShouldBe("link.over");
        (await core.RunAsync(new LookAtInvitation(newer), Actor.Nobody)).Done.ShouldBeTrue();
        core.Clock.Advance(TimeSpan.FromHours(24));
        (await core.RunAsync(new LookAtInvitation(newer), Actor.Nobody)).Refusal!.Code.ShouldBe("link.over");
    }

    [Theory, Databases]
    public async Task Somebody_with_a_login_joins_only_when_signed_in_as_that_person(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Editor);
        var second = await core.DoneAsync(new FoundWorkspace(new("Zweitmarke", "DE", "crafts", "de")), lindner.Owner);
        var handed = await core.DoneAsync(new InviteMember(second.Workspace, "jana@lindner.test", Role.Author), lindner.Owner);
        var accept = new AcceptInvitation(SigningInTests.Secret(handed.Shown), null, null, "de", "x");

        (await core.RunAsync(accept, Actor.Nobody)).Refusal!.Code.ShouldBe("members.signInToJoin");
        (await core.RunAsync(accept, lindner.Owner)).Refusal!.Code.ShouldBe("members.signInToJoin");
        (await core.DoneAsync(accept, jana)).Session.ShouldBeNull();
        (await core.DoneAsync(new ListMembers(second.Workspace), jana)).Members.Count.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task The_last_owner_stays_owner_and_stays(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        await JoinAsync(core, lindner, Role.Editor);
        var members = (await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner)).Members;
        var lena = members.Single(m => m.Role == Role.Owner).Id;

        (await core.RunAsync(new ChangeRole(lindner.Workspace, lena, Role.Author), lindner.Owner)).Refusal!.Code.ShouldBe("members.lastOwner");
        (await core.RunAsync(new RemoveMember(lindner.Workspace, lena), lindner.Owner)).Refusal!.Code.ShouldBe("members.lastOwner");
        await core.DoneAsync(new ChangeRole(lindner.Workspace, members.Single(m => m.Name == "Jana").Id, Role.Owner), lindner.Owner);
        await core.DoneAsync(new ChangeRole(lindner.Workspace, lena, Role.Author), lindner.Owner);
    }

    [Theory, Databases]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Owner);
        var members = (await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner)).Members;
        MemberId Of(string name) => members.Single(m => m.Name == name).Id;

        await Task.WhenAll(
            Task.Run(() => core.RunAsync(new ChangeRole(lindner.Workspace, Of("Jana"), Role.Author), lindner.Owner)),
            Task.Run(() => core.RunAsync(new ChangeRole(lindner.Workspace, Of("Lena Lindner"), Role.Author), jana)));

        (await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner)).Members.Count(m => m.Role == Role.Owner).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task A_removed_member_sees_nothing_any_more_and_can_be_invited_again(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Editor);
        var member = (await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner)).Members.Single(m => m.Name == "Jana").Id;

        await core.DoneAsync(new RemoveMember(lindner.Workspace, member), lindner.Owner);

        (await core.RunAsync(new ListMembers(lindner.Workspace), jana)).Refusal!.Code.ShouldBe("kernel.notFound");
        var handed = await core.DoneAsync(new InviteMember(lindner.Workspace, "jana@lindner.test", Role.Author), lindner.Owner);
        await core.DoneAsync(new AcceptInvitation(SigningInTests.Secret(handed.Shown), null, null, "de", "x"), jana);
        (await core.DoneAsync(new ListMembers(lindner.Workspace), jana)).Members.Single(m => m.Name == "Jana").Role.ShouldBe(Role.Author);
    }

    [Theory, Databases]
    public async Task An_editor_invites_nobody_and_reads_no_audit_trail(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Editor);

        (await core.RunAsync(new InviteMember(lindner.Workspace, "x@lindner.test", Role.Owner), jana)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await core.RunAsync(new ReadAudit(lindner.Workspace), jana)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await core.RunAsync(new ChangeSettings(lindner.Workspace, new("X", "DE", "crafts", "de"), "Europe/Berlin", null, null, null, ""), jana)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task Who_was_reset_by_somebody_is_no_second_pair_of_eyes_for_seven_days(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Editor);
        core.Clock.Advance(TimeSpan.FromDays(8));
        var member = (await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner)).Members.Single(m => m.Name == "Jana").Id;
        Task<bool> CountsAsync() => core.InScopeAsync(s => s.GetRequiredService<ISecondPairOfEyes>().CountsAsync(lindner.Owner.Login!.Value, jana.Login!.Value, default));
        (await CountsAsync()).ShouldBeTrue();

        var handed = await core.DoneAsync(new ResetMemberAccess(lindner.Workspace, member), lindner.Owner);

        (await CountsAsync()).ShouldBeFalse();
        core.Clock.Advance(TimeSpan.FromHours(20));
        await core.DoneAsync(new SetNewPassword(SigningInTests.Secret(handed.Shown), "ein ganz neuer Satz"), Actor.Nobody);
        core.Clock.Advance(TimeSpan.FromDays(6.9));
        (await CountsAsync()).ShouldBeFalse();
        core.Clock.Advance(TimeSpan.FromDays(0.2));
        (await CountsAsync()).ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task Who_saw_the_invitation_and_who_joined_by_it_begin_as_one_pair_of_eyes(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Editor);

        (await core.InScopeAsync(s => s.GetRequiredService<ISecondPairOfEyes>().CountsAsync(jana.Login!.Value, lindner.Owner.Login!.Value, default))).ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task A_shown_reset_link_is_refused_for_somebody_who_belongs_elsewhere_too(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jana = await JoinAsync(core, lindner, Role.Editor);
        await core.DoneAsync(new FoundWorkspaceFor(new("Janas Laden", "DE", "retail", "de"), "jana@lindner.test"), TestCore.CommandLine);
        var member = (await core.DoneAsync(new ListMembers(lindner.Workspace), lindner.Owner)).Members.Single(m => m.Name == "Jana").Id;

        (await core.RunAsync(new ResetMemberAccess(lindner.Workspace, member), lindner.Owner)).Refusal!.Code.ShouldBe("members.resetElsewhere");
    }

    [Theory, Databases]
    public async Task With_a_mail_server_the_link_is_posted_encrypted_and_shown_to_nobody(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind, s => s.AddSingleton(SmtpRoute.TryRead("smtp://127.0.0.1:1?from=q@lindner.test")!));
        var lindner = await core.FoundAsync();

        var handed = await core.DoneAsync(new InviteMember(lindner.Workspace, "jana@lindner.test", Role.Editor), lindner.Owner);

        handed.Shown.ShouldBeNull();
        await core.InScopeAsync(async s =>
        {
            var posted = await s.GetRequiredService<AppDbContext>().Set<PostedLetter>().SingleAsync();
            posted.Sealed.ShouldNotContain("join/");
            var letter = s.GetRequiredService<Envelopes>().Open(posted.Sealed);
            letter.To.ShouldBe("jana@lindner.test");
            letter.Link.ShouldNotBeNull().ShouldStartWith("https://quartett.test/join/");
        });
        var audit = await core.DoneAsync(new ReadAudit(lindner.Workspace, "member"), lindner.Owner);
        audit.Lines.ShouldNotContain(l => l.What == "member.linkShown");
    }

    [Theory, Databases]
    public async Task Asking_for_a_new_password_answers_the_same_for_an_unknown_address_and_mails_only_a_known_one(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind, s => s.AddSingleton(SmtpRoute.TryRead("smtp://127.0.0.1:1?from=q@lindner.test")!));
        await core.FoundAsync();

        (await core.DoneAsync(new AskForNewPassword("nobody@lindner.test"), Actor.Nobody)).ShouldBe(await core.DoneAsync(new AskForNewPassword(Lindner.Email), Actor.Nobody));

        (await core.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<PostedLetter>().CountAsync())).ShouldBe(1);
    }

    private static async Task<string> InviteAsync(TestCore core, Lindner lindner) =>
        SigningInTests.Secret((await core.DoneAsync(new InviteMember(lindner.Workspace, "jana@lindner.test", Role.Editor), lindner.Owner)).Shown);

    private static async Task<Actor> JoinAsync(TestCore core, Lindner lindner, Role role)
    {
        var handed = await core.DoneAsync(new InviteMember(lindner.Workspace, "jana@lindner.test", role), lindner.Owner);
        var joined = await core.DoneAsync(new AcceptInvitation(SigningInTests.Secret(handed.Shown), "Jana", "Jana mag lange Sätze", "de", "x"), Actor.Nobody);
        return Lindner.Acting(await core.DoneAsync(new RecogniseSession(joined.Session!.Value), Actor.Nobody));
    }
}
