using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Texts;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Writing;

/// <summary>The draft and the versions of the workspace whose walls are up.</summary>
internal sealed class WrittenPolicy(AppDbContext database)
{
    /// <summary>In their order, with the names of their owners.</summary>
    public async Task<IReadOnlyList<(Section Row, WrittenSection Written)>> SectionsAsync(CancellationToken cancel)
    {
        var rows = await database.PolicySections.AsNoTracking().ToListAsync(cancel);
        var names = await NamesAsync(rows.Select(r => r.OwnerId).OfType<LoginId>(), cancel);
        return [.. rows.OrderBy(r => TemplateLibrary.PlaceOf(r.Code)).Select(r => (r, r.Written(r.OwnerId is { } owner ? names.GetValueOrDefault(owner.Value) : null)))];
    }

    /// <summary>Newest first.</summary>
    public Task<List<PolicyVersion>> VersionsAsync(CancellationToken cancel) => database.PolicyVersions.AsNoTracking().OrderByDescending(v => v.Number).ToListAsync(cancel);

    public static PolicyVersion? InForce(IEnumerable<PolicyVersion> versions, DateTimeOffset at) => versions.Where(v => v.EffectiveFrom <= at).MaxBy(v => v.Number);

    /// <summary>Only what differs.</summary>
    public static IReadOnlyList<SectionDifference> Compare(IReadOnlyList<WrittenSection> before, IReadOnlyList<WrittenSection> after)
    {
        List<SectionDifference> all = [];
        foreach (var id in after.Select(s => s.Id).Union(before.Select(s => s.Id)))
        {
            var (one, other) = (before.FirstOrDefault(s => s.Id == id), after.FirstOrDefault(s => s.Id == id));
            var (old, now) = (Said(one), Said(other));
            if (old != now) all.Add(new(id, (other ?? one)!.Heading, Difference.Between(old, now)));
        }

        return all;

        static string Said(WrittenSection? section) => section is null ? "" : $"{PolicyHash.Plain(section.Title)}\n\n{PolicyHash.Plain(section.Text)}";
    }

    public static IReadOnlyList<PolicySection> Shown(IEnumerable<WrittenSection> sections) =>
        [.. sections.Select(s => new PolicySection(s.Id, s.Title, MarkedText.ToHtml(s.Text, below: 2), s.Owner, s.ReviewOn))];

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<LoginId> logins, CancellationToken cancel)
    {
        var ids = logins.Select(l => l.Value).Distinct().ToList();
        return await database.Logins.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, cancel);
    }
}
