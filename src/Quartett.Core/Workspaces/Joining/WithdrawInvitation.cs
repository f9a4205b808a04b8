using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>Makes an open invitation worthless.</summary>
[Needs(Right.ManageMembers)]
public sealed record WithdrawInvitation(WorkspaceId Workspace, Guid Invitation) : IUseCase<Nothing>, IInWorkspace;

internal sealed class WithdrawInvitationHandler(AppDbContext database, Happenings happenings, TimeProvider clock) : IHandle<WithdrawInvitation, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(WithdrawInvitation command, Actor actor, CancellationToken cancel)
    {
        var link = await database.AccessLinks.FirstOrDefaultAsync(
            l => l.Id == command.Invitation && l.WorkspaceId == command.Workspace && l.Kind == AccessLinkKind.Invitation && l.UsedAt == null, cancel);
        if (link is null) return new Refusal("kernel.notFound");
        link.UsedAt = clock.GetUtcNow();
        happenings.Tell("member.invitationWithdrawn", command.Workspace, null, ("email", link.Email));
        return Nothing.AtAll;
    }
}
