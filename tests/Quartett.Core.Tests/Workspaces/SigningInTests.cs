using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Self;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Workspaces;

public sealed class SigningInTests
{
    [Theory, Databases]
    public async Task The_right_password_opens_a_session_that_knows_the_person(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.FoundAsync();

        var answer = await SignInAsync(core);

        answer.Step.ShouldBe(SignInStep.Done);
        var person = await core.DoneAsync(new RecogniseSession(answer.Session!.Value), Actor.Nobody);
        person.Name.ShouldBe("Lena Lindner");
    }

    [Theory, Databases]
    public async Task Five_wrong_passwords_close_the_login_for_15_minutes_and_stand_in_the_audit_trail(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        for (var n = 1; n <= 4; n++) (await SignInAsync(core, password: "falsch")).Step.ShouldBe(SignInStep.Wrong);
        (await SignInAsync(core, password: "falsch")).Step.ShouldBe(SignInStep.LockedOut);

        (await SignInAsync(core)).Step.ShouldBe(SignInStep.LockedOut);

        var audit = await core.DoneAsync(new ReadAudit(lindner.Workspace, "signin"), lindner.Owner);
        audit.Lines.Count(l => l.What == "signin.failed").ShouldBe(4);
        audit.Lines.Count(l => l.What == "signin.lockedOut").ShouldBe(1);
    }

    [Theory, Databases]
    public async Task An_unknown_address_answers_like_a_wrong_password(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.FoundAsync();

        (await SignInAsync(core, email: "nobody@lindner.test")).ShouldBe(await SignInAsync(core, password: "falsch"));
    }

    [Theory, Databases]
    public async Task A_revoked_session_is_out_at_once(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var other = (await SignInAsync(core)).Session!.Value;

        await core.DoneAsync(new SignOut(other), lindner.Owner);

        (await core.RunAsync(new RecogniseSession(other), Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.signIn");
        (await core.RunAsync(new RecogniseSession(lindner.Owner.Session!.Value), Actor.Nobody)).Done.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task Nobody_ends_the_session_of_somebody_else(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var jo = await core.DoneAsync(new AddLogin("jo@lindner.test", "Jo", "noch ein langer Satz", "de", Owner: true), TestCore.CommandLine);

        var refused = await core.RunAsync(new SignOut(lindner.Owner.Session!.Value), new(ActorKind.Person, jo, "Jo", "de"));

        refused.Refusal!.Code.ShouldBe("kernel.notFound");
    }

    [Theory, Databases]
    public async Task A_session_ends_after_30_days_without_use_and_lives_on_when_used(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var session = lindner.Owner.Session!.Value;
        core.Clock.Advance(TimeSpan.FromDays(29));
        await core.DoneAsync(new NoteSession(session), lindner.Owner);
        core.Clock.Advance(TimeSpan.FromDays(29));
        (await core.RunAsync(new RecogniseSession(session), Actor.Nobody)).Done.ShouldBeTrue();

        core.Clock.Advance(TimeSpan.FromDays(2));

        (await core.RunAsync(new RecogniseSession(session), Actor.Nobody)).Done.ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task A_new_password_ends_the_other_sessions_and_needs_the_old_one(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var other = (await SignInAsync(core)).Session!.Value;
        (await core.RunAsync(new ChangePassword("falsch", "ein neuer langer Satz"), lindner.Owner)).Refusal!.Field.ShouldBe("current");

        await core.DoneAsync(new ChangePassword(Lindner.Password, "ein neuer langer Satz"), lindner.Owner);

        (await core.RunAsync(new RecogniseSession(other), Actor.Nobody)).Done.ShouldBeFalse();
        (await core.RunAsync(new RecogniseSession(lindner.Owner.Session!.Value), Actor.Nobody)).Done.ShouldBeTrue();
        (await SignInAsync(core)).Step.ShouldBe(SignInStep.Wrong);
        (await SignInAsync(core, password: "ein neuer langer Satz")).Step.ShouldBe(SignInStep.Done);
    }

    [Theory, Databases]
    public async Task One_time_codes_are_a_second_step_and_a_recovery_code_works_once(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var key = await core.DoneAsync(new PrepareCodes(), lindner.Owner);
        (await core.RunAsync(new SwitchCodesOn("000000"), lindner.Owner)).Refusal!.Code.ShouldBe("me.codeWrong");
        var recovery = await core.DoneAsync(new SwitchCodesOn(OneTimeCode.At(key.Key, core.Clock.GetUtcNow())), lindner.Owner);
        recovery.Codes.Count.ShouldBe(10);

        core.Clock.Advance(TimeSpan.FromSeconds(30));
        var first = await SignInAsync(core);
        first.Step.ShouldBe(SignInStep.CodeNeeded);
        first.Session.ShouldBeNull();
        (await core.DoneAsync(new SignInWithCode(first.Ticket!, "000000", "x"), Actor.Nobody)).Step.ShouldBe(SignInStep.Wrong);
        (await core.DoneAsync(new SignInWithCode(first.Ticket!, OneTimeCode.At(key.Key, core.Clock.GetUtcNow()), "x"), Actor.Nobody)).Step.ShouldBe(SignInStep.Done);
        (await core.DoneAsync(new SignInWithCode(first.Ticket!, recovery.Codes[0], "x"), Actor.Nobody)).Step.ShouldBe(SignInStep.Done);
        (await core.DoneAsync(new SignInWithCode(first.Ticket!, recovery.Codes[0], "x"), Actor.Nobody)).Step.ShouldBe(SignInStep.Wrong);
        core.Clock.Advance(TimeSpan.FromMinutes(6));
        (await core.DoneAsync(new SignInWithCode(first.Ticket!, recovery.Codes[1], "x"), Actor.Nobody)).Step.ShouldBe(SignInStep.TicketOver);
    }

    [Theory, Databases]
    public async Task A_one_time_code_that_was_used_is_refused_while_it_is_still_shown(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var key = await core.DoneAsync(new PrepareCodes(), lindner.Owner);
        var first = OneTimeCode.At(key.Key, core.Clock.GetUtcNow());
        await core.DoneAsync(new SwitchCodesOn(first), lindner.Owner);
        (await CodeAsync(first)).ShouldBe(SignInStep.Wrong);

        core.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = OneTimeCode.At(key.Key, core.Clock.GetUtcNow());
        var race = await Task.WhenAll(CodeAsync(second), CodeAsync(second));
        race.Order().ShouldBe([SignInStep.Done, SignInStep.Wrong]);
        (await CodeAsync(second)).ShouldBe(SignInStep.Wrong);
        (await CodeAsync(first)).ShouldBe(SignInStep.Wrong);
        (await CodeAsync(OneTimeCode.At(key.Key, core.Clock.GetUtcNow().AddSeconds(60)))).ShouldBe(SignInStep.Wrong);

        core.Clock.Advance(TimeSpan.FromMinutes(2));
        (await CodeAsync(OneTimeCode.At(key.Key, core.Clock.GetUtcNow().AddSeconds(-30)))).ShouldBe(SignInStep.Done);
        (await CodeAsync(OneTimeCode.At(key.Key, core.Clock.GetUtcNow().AddSeconds(30)))).ShouldBe(SignInStep.Done);

        async Task<SignInStep> CodeAsync(string code) => (await core.DoneAsync(new SignInWithCode((await SignInAsync(core)).Ticket ?? "", code, "x"), Actor.Nobody)).Step;
    }

    [Theory, Databases]
    public async Task Keys_and_recovery_codes_lie_encrypted(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var key = await core.DoneAsync(new PrepareCodes(), lindner.Owner);
        var recovery = await core.DoneAsync(new SwitchCodesOn(OneTimeCode.At(key.Key, core.Clock.GetUtcNow())), lindner.Owner);

        var stored = await core.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<IdentityUserToken<Guid>>().Select(t => t.Value!).ToListAsync());

        stored.Count.ShouldBe(2);
        stored.ShouldAllBe(v => !v.Contains(key.Key) && !v.Contains(recovery.Codes[0]));
    }

    [Theory, Databases]
    public async Task The_command_line_leads_a_locked_out_owner_back_in(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        var key = await core.DoneAsync(new PrepareCodes(), lindner.Owner);
        await core.DoneAsync(new SwitchCodesOn(OneTimeCode.At(key.Key, core.Clock.GetUtcNow())), lindner.Owner);
        for (var n = 1; n <= 5; n++) await SignInAsync(core, password: "falsch");

        var handed = await core.DoneAsync(new ResetLogin(Lindner.Email), TestCore.CommandLine);
        await core.DoneAsync(new SetNewPassword(Secret(handed.Shown), "ein neuer langer Satz"), Actor.Nobody);

        (await SignInAsync(core, password: "ein neuer langer Satz")).Step.ShouldBe(SignInStep.Done);
        (await core.RunAsync(new RecogniseSession(lindner.Owner.Session!.Value), Actor.Nobody)).Done.ShouldBeFalse();
        (await core.RunAsync(new SetNewPassword(Secret(handed.Shown), "und noch ein langer"), Actor.Nobody)).Refusal!.Code.ShouldBe("link.over");
        (await core.RunAsync(new ResetLogin(Lindner.Email), lindner.Owner)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task A_time_zone_that_does_not_exist_is_refused_at_its_field(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();

        (await core.RunAsync(new ChangeMe("Lena", "de", "Europe/Atlantis", ""), lindner.Owner)).Refusal!.Field.ShouldBe("timeZone");
        await core.DoneAsync(new ChangeMe("Lena", "en", "Europe/Zurich", "dark"), lindner.Owner);
        var me = await core.DoneAsync(new ReadMe(), lindner.Owner);
        (me.Language, me.TimeZone, me.Theme).ShouldBe(("en", "Europe/Zurich", "dark"));
    }

    internal static async Task<SignInAnswer> SignInAsync(TestCore core, string email = Lindner.Email, string password = Lindner.Password) =>
        await core.DoneAsync(new SignInWithPassword(email, password, "Firefox, Linux"), Actor.Nobody);

    internal static string Secret(string? link) => link!.Split('/')[^1];
}
