using Quartett.Core.Kernel;
using Quartett.Core.Persistence.Auditing;

namespace Quartett.Core.Persistence;

/// <summary>Walks the workspace's audit trail from its first line and says where the chain breaks: a line that was changed, added or is missing.</summary>
[Needs(Right.ManageWorkspace)]
public sealed record VerifyAudit(WorkspaceId Workspace) : IQuery<AuditVerification>, IInWorkspace;

/// <summary>The same from the machine itself; <c>null</c> for what concerns the whole installation.</summary>
[OpenTo(Openness.Installation)]
public sealed record VerifyAnyAudit(WorkspaceId? Workspace) : IQuery<AuditVerification>;

/// <param name="Lines">How many lines hold together, from the first on.</param>
/// <param name="FirstBroken">Number of the first line that does not fit; <c>null</c> when all do.</param>
/// <param name="LastHash">Stands for the whole chain: whoever noted it earlier sees whether something was cut off at the end.</param>
public sealed record AuditVerification(long Lines, long? FirstBroken, string LastHash);

internal sealed class VerifyAuditHandler(AppDbContext database) : IHandle<VerifyAudit, AuditVerification>, IHandle<VerifyAnyAudit, AuditVerification>
{
    public async Task<Outcome<AuditVerification>> HandleAsync(VerifyAudit query, Actor actor, CancellationToken cancel) =>
        await AuditTrail.VerifyAsync(database, query.Workspace, cancel);

    public async Task<Outcome<AuditVerification>> HandleAsync(VerifyAnyAudit query, Actor actor, CancellationToken cancel) =>
        await AuditTrail.VerifyAsync(database, query.Workspace, cancel);
}
