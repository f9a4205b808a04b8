using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>
/// Helps a member back in by a link for a new password. From now on until 7 days later the two do not count as two pairs
/// of eyes. A link that is shown would open the person's other workspaces too, so it is refused where the helper does
/// not manage all of them.
/// </summary>
[Needs(Right.ManageMembers)]
public sealed record ResetMemberAccess(WorkspaceId Workspace, MemberId Member) : IUseCase<HandedLink>, IInWorkspace;

internal sealed class ResetMemberAccessHandler(
    AppDbContext database, IUnitOfWork work, IRights rights, IMail mail, Circle circle, AccessLinks links, Happenings happenings, TimeProvider clock)
    : IHandle<ResetMemberAccess, HandedLink>
{
    public async Task<Outcome<HandedLink>> HandleAsync(ResetMemberAccess command, Actor actor, CancellationToken cancel)
    {
        if (await circle.FindAsync(command.Member, cancel) is not { } member) return new Refusal("kernel.notFound");
        if (member.LoginId == actor.Login) return new Refusal("members.resetSelf");
        if (!mail.CanSend && !await ManagesAllOfAsync(member.LoginId, actor, cancel)) return new Refusal("members.resetElsewhere");

        var login = await circle.LoginAsync(member.LoginId, cancel);
        (login.AccessResetBy, login.AccessResetAt) = (actor.Login?.Value, clock.GetUtcNow());
        await links.CloseEarlierAsync(AccessLinkKind.PasswordReset, login.Email!, null, cancel);
        var shown = links.Hand(
            AccessLinkKind.PasswordReset, login.Email!, actor.Login,
            link => new(login.Email!, login.Language, "resetBy", [actor.Name], link), dropsCodes: true);
        happenings.Tell("member.accessReset", command.Workspace, login.Id, ("name", login.Name));
        if (shown is not null) happenings.Tell("member.linkShown", command.Workspace, login.Id, ("email", login.Email!), ("kind", "reset"));
        return new HandedLink(login.Email!, shown);
    }

    private async Task<bool> ManagesAllOfAsync(LoginId person, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        foreach (var workspace in await database.Members.Where(m => m.LoginId == person && m.LeftAt == null).Select(m => m.WorkspaceId).ToListAsync(cancel))
        {
            if (!(await rights.OfAsync(workspace, actor, cancel)).HasFlag(Right.ManageMembers)) return false;
        }

        return true;
    }
}
