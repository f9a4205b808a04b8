using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>Ends a membership; rights are asked anew for everything, so it counts at once. The last owner stays.</summary>
[Needs(Right.ManageMembers)]
public sealed record RemoveMember(WorkspaceId Workspace, MemberId Member) : IUseCase<Nothing>, IInWorkspace;

internal sealed class RemoveMemberHandler(Circle circle, Happenings happenings, TimeProvider clock) : IHandle<RemoveMember, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(RemoveMember command, Actor actor, CancellationToken cancel)
    {
        await circle.AloneAsync(command.Workspace, cancel);
        if (await circle.FindAsync(command.Member, cancel) is not { } member) return new Refusal("kernel.notFound");
        if (member.Role == Role.Owner && !await circle.HasOtherOwnerAsync(member.Id, cancel)) return new Refusal("members.lastOwner");
        var login = await circle.LoginAsync(member.LoginId, cancel);
        member.LeftAt = clock.GetUtcNow();
        happenings.Tell("member.removed", command.Workspace, login.Id, ("name", login.Name), ("email", login.Email!));
        return Nothing.AtAll;
    }
}
