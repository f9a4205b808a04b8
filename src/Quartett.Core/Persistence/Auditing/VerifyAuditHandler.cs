using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Auditing;

internal sealed class VerifyAuditHandler(AppDbContext database) : IHandle<VerifyAudit, AuditVerdict>
{
    public async Task<Outcome<AuditVerdict>> HandleAsync(VerifyAudit query, Actor actor, CancellationToken cancel)
    {
        var (count, hash) = (0L, AuditTrail.Start);
        var entries = database.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == query.Workspace).OrderBy(e => e.Number);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
        {
            count++;
            if (entry.Number != count || entry.PreviousHash != hash || entry.ComputeHash() != entry.Hash) return new Refusal("audit.broken", null, count);
            hash = entry.Hash;
        }

        return new AuditVerdict(count, hash);
    }
}
