using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>Gives a member another role; the last owner stays owner.</summary>
[Needs(Right.ManageMembers)]
public sealed record ChangeRole(WorkspaceId Workspace, MemberId Member, Role Role) : IUseCase<Nothing>, IInWorkspace;

internal sealed class ChangeRoleHandler(Circle circle, Happenings happenings) : IHandle<ChangeRole, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ChangeRole command, Actor actor, CancellationToken cancel)
    {
        if (!Enum.IsDefined(command.Role)) return new Refusal("input.choose", "role");
        await circle.AloneAsync(command.Workspace, cancel);
        if (await circle.FindAsync(command.Member, cancel) is not { } member) return new Refusal("kernel.notFound");
        if (member.Role == command.Role) return Nothing.AtAll;
        if (member.Role == Role.Owner && !await circle.HasOtherOwnerAsync(member.Id, cancel)) return new Refusal("members.lastOwner", "role");
        var login = await circle.LoginAsync(member.LoginId, cancel);
        happenings.Tell("member.roleChanged", command.Workspace, login.Id, ("name", login.Name), ("from", member.Role.ToString()), ("to", command.Role.ToString()));
        member.Role = command.Role;
        return Nothing.AtAll;
    }
}
