using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Certificates;

internal sealed class HeldCertificates(AppDbContext database, IUnitOfWork work, TimeProvider clock) : ICertificates, IKnowledge
{
    public async Task<IReadOnlyList<HeldCertificate>> OfAsync(WorkspaceId workspace, LoginId person, DateTimeOffset at, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var valid = await database.Certificates.AsNoTracking().Where(c => c.WorkspaceId == workspace && c.LoginId == person && c.IssuedAt <= at && c.Until > at).ToListAsync(cancel);
        return [.. valid.GroupBy(c => c.Course, (_, of) => of.MaxBy(c => c.Until)!).OrderBy(c => c.Course, StringComparer.Ordinal).Select(c => new HeldCertificate(c.Id, c.Course, c.CourseVersion, c.IssuedAt, c.Until))];
    }

    public async Task<IReadOnlyList<string>> MissingAsync(WorkspaceId workspace, Guid channel, KnowledgeFor what, LoginId person, DateTimeOffset at, CancellationToken cancel)
    {
        var asked = await AskedAsync(workspace, channel, what, cancel);
        // Most companies ask for nothing; they pay one small query for it.
        if (asked.Count == 0) return [];
        var held = (await OfAsync(workspace, person, at, cancel)).Select(c => c.Course).ToHashSet(StringComparer.Ordinal);
        return [.. asked.Where(course => !held.Contains(course))];
    }

    async Task<KnowledgeAnswer> IKnowledge.OfAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel)
    {
        var asked = await AskedAsync(workspace, channel, KnowledgeFor.Publish, cancel);
        if (asked.Count == 0) return KnowledgeAnswer.NotAsked;
        var missing = await MissingAsync(workspace, channel, KnowledgeFor.Publish, person, clock.GetUtcNow(), cancel);
        return missing.Count == 0 ? KnowledgeAnswer.Proven : new(Knowledge.Missing, missing);
    }

    private async Task<List<string>> AskedAsync(WorkspaceId workspace, Guid channel, KnowledgeFor what, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        return await database.CourseRequirements.AsNoTracking()
            .Where(r => r.WorkspaceId == workspace && r.For == what && (r.ChannelId == null || r.ChannelId == channel))
            .Select(r => r.Course).Distinct().OrderBy(c => c).ToListAsync(cancel);
    }
}
