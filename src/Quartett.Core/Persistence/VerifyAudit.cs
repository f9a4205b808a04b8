using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

/// <summary>Recomputes a chain of audit entries from its first line to its last.</summary>
/// <param name="Workspace">Whose; <c>null</c> for what concerns the whole installation.</param>
[OpenTo(Openness.Installation)]
public sealed record VerifyAudit(WorkspaceId? Workspace) : IQuery<AuditVerdict>;

/// <param name="LastHash">Stands for the whole chain: whoever noted it earlier sees whether something was cut off at the end.</param>
public sealed record AuditVerdict(long Entries, string LastHash);
