using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Switching;

/// <summary>The workspace behind an address, for its members; for anybody else it does not exist.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record OpenWorkspace(string Slug) : IQuery<OpenedWorkspace>;

/// <summary>Everything the frame of a page needs to know.</summary>
/// <param name="Rights">What the person may do here, for showing and hiding; every use case asks again.</param>
public sealed record OpenedWorkspace(
    WorkspaceId Id, string Name, string Slug, string Language, string TimeZone, MemberId Member, Role Role, Right Rights, IReadOnlyList<OwnWorkspace> Others)
{
    public bool May(Right right) => Rights.HasFlag(right);
}

public sealed record OwnWorkspace(string Name, string Slug);

internal sealed class OpenWorkspaceHandler(AppDbContext database, IUnitOfWork work, IRights rights) : IHandle<OpenWorkspace, OpenedWorkspace>
{
    public async Task<Outcome<OpenedWorkspace>> HandleAsync(OpenWorkspace query, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var all = await Mine.OfAsync(database, actor.Login!.Value, cancel);
        if (all.Find(m => m.Workspace.Slug == query.Slug) is not { } here) return new Refusal("kernel.notFound");
        var held = await rights.OfAsync(here.Workspace.Id, actor, cancel);
        if (!held.HasFlag(Right.See)) return new Refusal("kernel.notFound");
        return new OpenedWorkspace(
            here.Workspace.Id, here.Workspace.Name, here.Workspace.Slug, here.Workspace.Language, here.Workspace.TimeZone, here.Member.Id, here.Member.Role, held,
            [.. all.Where(m => m != here).Select(m => new OwnWorkspace(m.Workspace.Name, m.Workspace.Slug))]);
    }
}

/// <summary>Where the person belongs, by name; the first is where they land.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record MyWorkspaces : IQuery<IReadOnlyList<OwnWorkspace>>;

internal sealed class MyWorkspacesHandler(AppDbContext database, IUnitOfWork work) : IHandle<MyWorkspaces, IReadOnlyList<OwnWorkspace>>
{
    public async Task<Outcome<IReadOnlyList<OwnWorkspace>>> HandleAsync(MyWorkspaces query, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var all = await Mine.OfAsync(database, actor.Login!.Value, cancel);
        return all.Select(m => new OwnWorkspace(m.Workspace.Name, m.Workspace.Slug)).ToList();
    }
}

internal sealed record Mine(Workspace Workspace, Member Member)
{
    public static Task<List<Mine>> OfAsync(AppDbContext database, LoginId login, CancellationToken cancel) =>
        (from member in database.Members.AsNoTracking()
         where member.LoginId == login && member.LeftAt == null
         join workspace in database.Workspaces.AsNoTracking() on member.WorkspaceId equals workspace.Id
         orderby workspace.Name
         select new Mine(workspace, member)).ToListAsync(cancel);
}
