using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Signing;
using Quartett.Core.Tests.Policies.Writing;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Joining;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Signing;

/// <summary>Who has signed, who has time, who is too late.</summary>
public sealed class SigningTests
{
    [Theory, Databases]
    public async Task Whoever_signs_has_signed_and_the_time_of_the_others_runs_out(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.FirstPolicyAsync();
        (await OfAsync(company, company.Author)).ShouldBe(new Acknowledged(AcknowledgedKind.Grace, 0, TestCore.Start.AddDays(14)));

        await company.SignAsync(company.Author);
        await company.SignAsync(company.Author);
        (await OfAsync(company, company.Author)).ShouldBe(new Acknowledged(AcknowledgedKind.Signed, 1));
        (await OfAsync(company, company.Editor, TestCore.Start.AddDays(14).AddTicks(-1))).Kind.ShouldBe(AcknowledgedKind.Grace);
        (await OfAsync(company, company.Editor, TestCore.Start.AddDays(14))).Kind.ShouldBe(AcknowledgedKind.Missing);

        var row = await company.StoredAsync(db => db.Acknowledgements.AsNoTracking().SingleAsync());
        (row.Name, row.Version, row.Language, row.At).ShouldBe((company.Author.Name, 1, "de", company.Core.Clock.GetUtcNow()));
        row.Hash.ShouldBe((await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 1), company.Author)).Line.Hash);
        (await company.Core.DoneAsync(new ReadAudit(company.Workspace), company.Owner)).Lines.Count(l => l.What == "policy.signed").ShouldBe(1);
    }

    [Theory, Databases]
    public async Task A_correction_keeps_signatures_good_and_a_material_change_asks_anew(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.FirstPolicyAsync();
        await company.SignAsync(company.Author);

        await company.WriteAsync("POL-01", "Rechtschreibung verbessert.");
        await company.PutInForceAsync(PolicyChange.Editorial);
        (await OfAsync(company, company.Author)).Kind.ShouldBe(AcknowledgedKind.Signed);

        company.Core.Clock.Advance(TimeSpan.FromDays(30));
        await company.WriteAsync("POL-01", "Jetzt gilt etwas anderes.");
        await company.PutInForceAsync(graceDays: 5);
        var now = company.Core.Clock.GetUtcNow();
        (await OfAsync(company, company.Author)).ShouldBe(new Acknowledged(AcknowledgedKind.Grace, 1, now.AddDays(5)));
        (await OfAsync(company, company.Author, now.AddDays(5))).Kind.ShouldBe(AcknowledgedKind.Missing);
        // Who has never signed gets no new time by a new version.
        (await OfAsync(company, company.Editor)).ShouldBe(new Acknowledged(AcknowledgedKind.Missing, 0, TestCore.Start.AddDays(14)));

        // A signature under a correction is one under the matter as well.
        await company.WriteAsync("POL-01", "Jetzt gilt etwas anderes .");
        await company.PutInForceAsync(PolicyChange.Editorial);
        await company.SignAsync(company.Editor);
        (await OfAsync(company, company.Editor)).ShouldBe(new Acknowledged(AcknowledgedKind.Signed, 4));
    }

    [Theory, Databases]
    public async Task Without_grace_the_signature_is_missing_at_once_and_who_joins_later_has_the_time_from_then_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.FirstPolicyAsync(graceDays: 0);
        (await OfAsync(company, company.Editor)).Kind.ShouldBe(AcknowledgedKind.Missing);

        await using var other = await Company.StartAsync(kind);
        await other.FirstPolicyAsync();
        other.Core.Clock.Advance(TimeSpan.FromDays(40));
        var link = await other.Core.DoneAsync(new InviteMember(other.Workspace, "neu@quartett.test", Role.Author), other.Owner);
        await other.Core.DoneAsync(new AcceptInvitation(new Uri(link.Shown!).Segments[^1], "Nina Neu", "ein guter langer Satz", "de", "Firefox"), Actor.Nobody);
        var nina = (await other.Core.DoneAsync(new ListAcknowledgements(other.Workspace), other.Owner)).Members.Single(m => m.Name == "Nina Neu");
        nina.Acknowledged.ShouldBe(new Acknowledged(AcknowledgedKind.Grace, 0, other.Core.Clock.GetUtcNow().AddDays(14)));
    }

    [Theory, Databases]
    public async Task Nobody_signs_for_another_and_no_key_command_line_or_clock_signs_at_all(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.FirstPolicyAsync();
        var line = (await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 1), company.Author)).Line;
        var sign = new SignPolicy(company.Workspace, 1, line.Hash);

        (await company.Core.RunAsync(sign, company.Author with { Kind = ActorKind.CommandLine })).Refusal!.Code.ShouldBe("policy.onlyPersons");
        (await company.Core.RunAsync(sign, TestCore.CommandLine)).Refusal!.Code.ShouldBe("policy.onlyPersons");
        (await company.Core.RunAsync(sign, Actor.Clock)).Refusal!.Code.ShouldBe("policy.onlyPersons");
        (await company.Core.RunAsync(sign, Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.notFound");
        (await company.Core.RunAsync(sign with { Hash = new string('0', 64) }, company.Author)).Refusal!.Code.ShouldBe("policy.otherText");
        (await company.Core.RunAsync(sign with { Number = 2 }, company.Author)).Refusal!.Code.ShouldBe("policy.otherText");

        // Somebody read version 1, and meanwhile there is another: what was not read is not signed.
        await company.WriteAsync("POL-13", "Neu.");
        await company.PutInForceAsync();
        (await company.Core.RunAsync(sign, company.Author)).Refusal!.Code.ShouldBe("policy.otherText");

        // The use case has no place for a name: whoever signs, signs alone.
        await company.SignAsync(company.Owner);
        (await company.StoredAsync(db => db.Acknowledgements.Select(a => a.LoginId).ToListAsync())).ShouldBe([company.Owner.Login!.Value]);
        (await OfAsync(company, company.Author)).Kind.ShouldBe(AcknowledgedKind.Grace);
    }

    [Theory, Databases]
    public async Task Evidence_keeps_those_who_left_but_no_longer_waits_for_them(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.FirstPolicyAsync();
        await company.SignAsync(company.Author);
        var anna = await company.StoredAsync(db => db.Members.Where(m => m.LoginId == company.Author.Login).Select(m => m.Id).SingleAsync());
        await company.Core.DoneAsync(new RemoveMember(company.Workspace, anna), company.Owner);

        var all = await company.Core.DoneAsync(new ListAcknowledgements(company.Workspace), company.Owner);
        all.Members.Select(m => m.Name).ShouldNotContain(company.Author.Name);
        all.Signatures.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Left.ShouldBeTrue(), s => s.Name.ShouldBe(company.Author.Name), s => s.Hash.Length.ShouldBe(64));
        (await company.Core.RunAsync(new ListAcknowledgements(company.Workspace), company.Editor)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task One_person_alone_signs_for_herself(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();
        await core.DoneAsync(new DraftPolicy(lindner.Workspace, PolicyStory.Answers with { Alone = true, Deputy = "" }), lindner.Owner);
        var hash = (await core.DoneAsync(new ShowPolicy(lindner.Workspace), lindner.Owner)).Draft!.Hash;
        await core.DoneAsync(new PutPolicyInForce(lindner.Workspace, hash, null, PolicyChange.Material, ""), lindner.Owner);
        await core.DoneAsync(new SignPolicy(lindner.Workspace, 1, hash), lindner.Owner);

        (await core.DoneAsync(new MyAcknowledgement(lindner.Workspace), lindner.Owner)).Kind.ShouldBe(AcknowledgedKind.Signed);
    }

    [Theory, Databases]
    public async Task Each_reminder_comes_once_by_day_and_stops_with_the_signature(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, change: s => s.AddSingleton(new SmtpRoute("localhost", 2525, false, null, null, "quartett@lindner.test")));
        await company.FirstPolicyAsync();
        await company.SignAsync(company.Owner);
        Task<int> RemindAsync() => company.Core.DoneAsync(new RemindSigners(), Actor.Clock);

        (await RemindAsync()).ShouldBe(2);
        (await RemindAsync()).ShouldBe(0);
        await company.SignAsync(company.Editor);
        company.Core.Clock.Advance(TimeSpan.FromDays(11.5));
        // Half past nine in the evening: nobody is told anything.
        (await RemindAsync()).ShouldBe(0);
        company.Core.Clock.Advance(TimeSpan.FromDays(0.5));
        (await RemindAsync()).ShouldBe(1);
        company.Core.Clock.Advance(TimeSpan.FromDays(3));
        (await RemindAsync()).ShouldBe(1);
        company.Core.Clock.Advance(TimeSpan.FromDays(3));
        (await RemindAsync()).ShouldBe(0);
        (await company.StoredAsync(db => db.Set<SigningReminder>().OrderBy(r => r.At).Select(r => r.Step).ToListAsync())).ShouldBe([ReminderStep.Asked, ReminderStep.Asked, ReminderStep.Soon, ReminderStep.Over], ignoreOrder: true);

        // The next material version begins anew.
        await company.WriteAsync("POL-13", "Neu.");
        await company.PutInForceAsync();
        (await RemindAsync()).ShouldBe(3);
        (await company.Core.RunAsync(new RemindSigners(), company.Owner)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    private static async Task<Acknowledged> OfAsync(Company company, Actor who, DateTimeOffset? at = null) => await company.Core.InScopeAsync(
        s => s.GetRequiredService<IAcknowledgements>().OfAsync(company.Workspace, who.Login!.Value, at ?? company.Core.Clock.GetUtcNow(), TestContext.Current.CancellationToken));
}
