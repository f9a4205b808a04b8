using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.People.Circle;

/// <summary>The authorisation of today: what the role gives. Knowledge and grants per channel join here with issue 4.</summary>
internal sealed class HeldRights(AppDbContext database, IUnitOfWork work) : IRights
{
    public async Task<Right> OfAsync(WorkspaceId workspace, Actor actor, CancellationToken cancel)
    {
        // The clock carries out what people have decided; it decides nothing itself.
        if (actor.Kind == ActorKind.Clock) return Right.See;
        // Who sits at the machine itself may look without a name; for everything else the command line acts as somebody.
        if (actor is { Kind: ActorKind.CommandLine, Login: null }) return Right.See;
        if (actor.Login is not { } login) return Right.None;
        using var _ = work.EnterAll();
        var role = await database.Members.AsNoTracking()
            .Where(m => m.WorkspaceId == workspace && m.LoginId == login && m.LeftAt == null)
            .Select(m => (Role?)m.Role).FirstOrDefaultAsync(cancel);
        return role is { } held ? Of(held) : Right.None;
    }

    private const Right Editing = Right.See | Right.Draft | Right.Submit | Right.Publish | Right.Approve | Right.Answer | Right.Hide;
    private const Right Everything = Editing | Right.Speak | Right.ManageChannels | Right.ManageMembers | Right.ManageWorkspace;

    private static Right Of(Role role) => role switch
    {
        Role.Owner => Everything,
        Role.Editor => Editing,
        Role.Author => Right.See | Right.Draft | Right.Submit,
        _ => Right.None,
    };
}
