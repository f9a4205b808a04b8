using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.People.Training;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.People.Certificates;

internal sealed class ShowCertificateHandler(AppDbContext database, IRights rights, TimeProvider clock) : IHandle<ShowCertificate, CertificateView>
{
    public async Task<Outcome<CertificateView>> HandleAsync(ShowCertificate query, Actor actor, CancellationToken cancel)
    {
        var held = await database.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Certificate, cancel);
        if (held is null || CourseLibrary.Find(held.Course) is not { } lesson) return new Refusal("kernel.notFound");
        if (held.LoginId != actor.Login && !(await rights.OfAsync(query.Workspace, actor, cancel)).HasFlag(Right.ManageMembers)) return new Refusal("kernel.notFound");
        var person = await database.Logins.AsNoTracking().Where(l => l.Id == held.LoginId.Value).Select(l => l.Name).FirstOrDefaultAsync(cancel);
        var company = await database.Workspaces.AsNoTracking().Where(w => w.Id == query.Workspace).Select(w => w.Name).FirstAsync(cancel);
        var text = lesson.In(actor.Language).Course;
        return new CertificateView(
            held.Id, person ?? "", company, held.Course, text.Title, held.CourseVersion,
            [.. text.Sections.Where(s => s.Id is not ("goals" or "summary")).Select(s => s.Heading)], held.IssuedAt, held.Until, held.Until > clock.GetUtcNow());
    }
}

internal sealed class ShowTeamKnowledgeHandler(AppDbContext database, TimeProvider clock) : IHandle<ShowTeamKnowledge, TeamKnowledge>
{
    public async Task<Outcome<TeamKnowledge>> HandleAsync(ShowTeamKnowledge query, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var members = await database.Members.AsNoTracking().Where(m => m.LeftAt == null).Select(m => m.LoginId).ToListAsync(cancel);
        var ids = members.ConvertAll(m => m.Value);
        var names = await database.Logins.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, cancel);
        var required = (await database.CourseRequirements.AsNoTracking().Select(r => r.Course).Distinct().ToListAsync(cancel)).Order(StringComparer.Ordinal).ToList();
        var certificates = (await database.Certificates.AsNoTracking().ToListAsync(cancel)).ToLookup(c => c.LoginId);
        var people = members.Select(m => Person(m, names.GetValueOrDefault(m.Value, ""), certificates[m], required, now)).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase);
        return new TeamKnowledge([.. CourseLibrary.All.Select(l => new TeamCourse(l.Id, l.In(actor.Language).Course.Title, required.Contains(l.Id)))], [.. people]);
    }

    private static TeamPerson Person(LoginId login, string name, IEnumerable<Certificate> all, IReadOnlyList<string> required, DateTimeOffset now)
    {
        var held = all.GroupBy(c => c.Course, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Until)!, StringComparer.Ordinal);
        return new(
            login, name, held.ToDictionary(h => h.Key, h => new TeamCertificate(h.Value.Id, h.Value.Until, h.Value.StateAt(now)), StringComparer.Ordinal),
            [.. required.Where(course => !held.TryGetValue(course, out var c) || c.Until <= now)]);
    }
}

internal sealed class ListRequirementsHandler(AppDbContext database) : IHandle<ListRequirements, IReadOnlyList<KnowledgeRequirement>>
{
    public async Task<Outcome<IReadOnlyList<KnowledgeRequirement>>> HandleAsync(ListRequirements query, Actor actor, CancellationToken cancel)
    {
        var all = await database.CourseRequirements.AsNoTracking().ToListAsync(cancel);
        return all.GroupBy(r => (r.ChannelId, r.For)).Select(g => new KnowledgeRequirement(g.Key.ChannelId, g.Key.For, [.. g.Select(r => r.Course).Order(StringComparer.Ordinal)]))
            .OrderBy(r => r.Channel.HasValue).ThenBy(r => r.For).ToList();
    }
}

internal sealed class RequireCoursesHandler(AppDbContext database, Happenings happenings) : IHandle<RequireCourses, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(RequireCourses command, Actor actor, CancellationToken cancel)
    {
        if (!Enum.IsDefined(command.For) || command.Courses.Any(c => CourseLibrary.Find(c) is null)) return new Refusal("input.choose", "courses");
        if (command.Channel is { } channel && !await database.Channels.AnyAsync(c => c.Id == new ChannelId(channel) && c.RemovedAt == null, cancel)) return new Refusal("kernel.notFound");
        await database.CourseRequirements.Where(r => r.ChannelId == command.Channel && r.For == command.For).ExecuteDeleteAsync(cancel);
        foreach (var course in command.Courses.Distinct(StringComparer.Ordinal))
            database.Add(new CourseRequirement { Id = Guid.CreateVersion7(), WorkspaceId = command.Workspace, ChannelId = command.Channel, For = command.For, Course = course });
        happenings.Tell("training.required", command.Workspace, command.Channel, ("for", command.For.ToString()), ("courses", string.Join(", ", command.Courses.Distinct(StringComparer.Ordinal))));
        return Nothing.AtAll;
    }
}
