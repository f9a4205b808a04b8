using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence.Auditing;

namespace Quartett.Core.Persistence;

/// <summary>Walks the workspace's audit trail from its first line and says where the chain breaks: a line that was changed, added or is missing.</summary>
[Needs(Right.ManageWorkspace)]
public sealed record VerifyAudit(WorkspaceId Workspace) : IQuery<AuditVerification>, IInWorkspace;

/// <param name="Lines">How many lines hold together, from the first on.</param>
/// <param name="FirstBroken">Number of the first line that does not fit; <c>null</c> when all do.</param>
public sealed record AuditVerification(long Lines, long? FirstBroken);

internal sealed class VerifyAuditHandler(AppDbContext database) : IHandle<VerifyAudit, AuditVerification>
{
    public async Task<Outcome<AuditVerification>> HandleAsync(VerifyAudit query, Actor actor, CancellationToken cancel)
    {
        var workspace = (WorkspaceId?)query.Workspace;
        var (number, hash) = (0L, AuditTrail.Start);
        await foreach (var entry in database.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == workspace).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Number != number + 1 || entry.PreviousHash != hash || entry.Hash != entry.ComputeHash()) return new AuditVerification(number, number + 1);
            (number, hash) = (entry.Number, entry.Hash);
        }

        return new AuditVerification(number, null);
    }
}
