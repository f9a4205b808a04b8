using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Signing;

internal sealed class StoredAcknowledgements(AppDbContext database, IUnitOfWork work) : IAcknowledgements
{
    public async Task<Acknowledged> OfAsync(WorkspaceId workspace, LoginId person, DateTimeOffset at, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        // Most companies have no policy yet; they pay one small query for it.
        var asked = await AskedAsync(database.PolicyVersions.Where(v => v.WorkspaceId == workspace), at, cancel);
        if (asked.Count == 0) return new(AcknowledgedKind.NotAsked);
        var signed = await database.Acknowledgements.Where(a => a.WorkspaceId == workspace && a.LoginId == person).MaxAsync(a => (int?)a.Version, cancel) ?? 0;
        var joined = await database.Members.Where(m => m.WorkspaceId == workspace && m.LoginId == person && m.LeftAt == null).Select(m => (DateTimeOffset?)m.JoinedAt).FirstOrDefaultAsync(cancel);
        return Standing.Of(asked, signed, joined, at);
    }

    /// <summary>The versions that ask for a signature at a moment.</summary>
    public static Task<List<Asked>> AskedAsync(IQueryable<Writing.PolicyVersion> versions, DateTimeOffset at, CancellationToken cancel) =>
        versions.AsNoTracking().Where(v => v.Change == PolicyChange.Material && v.EffectiveFrom <= at).OrderBy(v => v.Number).Select(v => new Asked(v.Number, v.EffectiveFrom, v.GraceDays)).ToListAsync(cancel);
}

/// <summary>A material version that has come into force.</summary>
internal sealed record Asked(int Version, DateTimeOffset From, int GraceDays);

internal static class Standing
{
    /// <param name="joined">Since when the person belongs to the workspace; whoever comes later has the same time from then on.</param>
    public static Acknowledged Of(IReadOnlyList<Asked> asked, int signed, DateTimeOffset? joined, DateTimeOffset at)
    {
        if (asked.Count == 0) return new(AcknowledgedKind.NotAsked);
        if (signed >= asked[^1].Version) return new(AcknowledgedKind.Signed, signed);
        // The first that is not signed counts: a new version does not make the time of the one before longer.
        var until = asked.Where(a => a.Version > signed).Min(a => (joined is { } since && since > a.From ? since : a.From).AddDays(a.GraceDays));
        return joined is not null && at < until ? new(AcknowledgedKind.Grace, signed, until) : new(AcknowledgedKind.Missing, signed, joined is null ? null : until);
    }
}
