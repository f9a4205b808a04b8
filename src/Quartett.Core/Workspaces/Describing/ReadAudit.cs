using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Describing;

/// <summary>The audit trail, newest first.</summary>
/// <param name="Area">First part of the code (signin, member, post …), or <c>null</c> for all.</param>
/// <param name="Before">Only entries with a smaller number, for the next page.</param>
[Needs(Right.ManageWorkspace)]
public sealed record ReadAudit(WorkspaceId Workspace, string? Area = null, long? Before = null, int Take = 50) : IQuery<AuditPage>, IInWorkspace;

public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, IReadOnlyList<string> Areas, long? Next);

/// <param name="Who">Empty for somebody who was not signed in.</param>
public sealed record AuditLine(long Number, DateTimeOffset At, ActorKind Kind, string Who, string What, IReadOnlyDictionary<string, string> Details);

internal sealed class ReadAuditHandler(AppDbContext database) : IHandle<ReadAudit, AuditPage>
{
    private const int MostLines = 500;

    public async Task<Outcome<AuditPage>> HandleAsync(ReadAudit query, Actor actor, CancellationToken cancel)
    {
        var size = Math.Clamp(query.Take, 1, MostLines);
        var workspace = (WorkspaceId?)query.Workspace;
        var all = database.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == workspace);
        var codes = await all.Select(e => e.What).Distinct().ToListAsync(cancel);
        if (query.Area is { Length: > 0 } area) all = all.Where(e => e.What.StartsWith(area + "."));
        if (query.Before is { } before) all = all.Where(e => e.Number < before);
        var lines = await all.OrderByDescending(e => e.Number).Take(size + 1).ToListAsync(cancel);
        return new AuditPage(
            [.. lines.Take(size).Select(Line)],
            [.. codes.Select(c => c.Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            lines.Count > size ? lines[size - 1].Number : null);
    }

    private static AuditLine Line(AuditEntry entry) =>
        new(entry.Number, entry.At, entry.ActorKind, entry.ActorName, entry.What, StoredJson.Read<Dictionary<string, string>>(entry.Details));
}
