using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Persistence.Auditing;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

/// <summary>The audit trail holds together, and shows where it was touched.</summary>
public sealed class AuditChainTests
{
    [Theory, Databases]
    public async Task What_happened_is_a_chain_that_holds_together(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PublishedAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => company.DraftAsync($"Gleichzeitig {n}")));
        await company.NeighbourAsync();

        var verified = await company.Core.DoneAsync(new VerifyAudit(company.Workspace), company.Owner);

        verified.FirstBroken.ShouldBeNull();
        verified.Lines.ShouldBe(await LinesAsync(company));
        verified.Lines.ShouldBeGreaterThan(11);
        (await company.Core.RunAsync(new VerifyAudit(company.Workspace), company.Editor)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task A_line_that_was_changed_is_named(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PublishedAsync();

        await TouchAsync(company, 3, set => set.SetProperty(e => e.ActorName, "Niemand"));

        var broken = await company.Core.DoneAsync(new VerifyAudit(company.Workspace), company.Owner);
        (broken.Lines, broken.FirstBroken).ShouldBe((2, 3));
    }

    [Theory, Databases]
    public async Task A_line_that_was_changed_with_its_hash_breaks_the_next(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PublishedAsync();
        var line = await company.StoredAsync(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.WorkspaceId == company.Workspace && e.Number == 2));
        var forged = new AuditEntry
        {
            WorkspaceId = line.WorkspaceId,
            Number = 2,
            At = line.At,
            ActorKind = line.ActorKind,
            Login = line.Login,
            ActorName = "Niemand",
            What = line.What,
            Subject = line.Subject,
            Details = line.Details,
            PreviousHash = line.PreviousHash,
        };

        await TouchAsync(company, 2, set => set.SetProperty(e => e.ActorName, "Niemand").SetProperty(e => e.Hash, forged.ComputeHash()));

        (await company.Core.DoneAsync(new VerifyAudit(company.Workspace), company.Owner)).FirstBroken.ShouldBe(3);
    }

    [Theory, Databases]
    public async Task A_line_that_is_missing_is_named(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PublishedAsync();

        await company.StoredAsync(db => db.Set<AuditEntry>().Where(e => e.WorkspaceId == company.Workspace && e.Number == 2).ExecuteDeleteAsync());

        (await company.Core.DoneAsync(new VerifyAudit(company.Workspace), company.Owner)).FirstBroken.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task What_was_refused_leaves_no_line(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();
        var before = await LinesAsync(company);

        await company.Core.RunAsync(new EditPost(company.Workspace, post, 7, company.Says("x")), company.Author);
        await company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Author);
        await company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.At(DateTimeOffset.UnixEpoch)), company.Editor);

        (await LinesAsync(company)).ShouldBe(before);
    }

    private static Task<long> LinesAsync(Company company) => company.StoredAsync(db => db.Set<AuditEntry>().LongCountAsync(e => e.WorkspaceId == company.Workspace));

    private static Task<int> TouchAsync(Company company, long number, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<AuditEntry>> change) =>
        company.StoredAsync(db => db.Set<AuditEntry>().Where(e => e.WorkspaceId == company.Workspace && e.Number == number).ExecuteUpdateAsync(change));
}
