using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>Asks somebody into the workspace by a single-use link: mailed, or shown once where no mail server is configured.</summary>
[Needs(Right.ManageMembers)]
public sealed record InviteMember(WorkspaceId Workspace, string Email, Role Role) : IUseCase<HandedLink>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check() =>
    [
        .. Inputs.CheckEmail(Email, "email"),
        .. Enum.IsDefined(Role) ? Array.Empty<Refusal>() : [new("input.choose", "role")],
    ];
}

/// <param name="Shown">The link, when nobody but the reader can pass it on; <c>null</c> when it was mailed.</param>
public sealed record HandedLink(string Email, string? Shown);

internal sealed class InviteMemberHandler(AppDbContext database, AccessLinks links, Happenings happenings, Microsoft.AspNetCore.Identity.ILookupNormalizer normal)
    : IHandle<InviteMember, HandedLink>
{
    public async Task<Outcome<HandedLink>> HandleAsync(InviteMember command, Actor actor, CancellationToken cancel)
    {
        var email = command.Email.Trim();
        var normalized = normal.NormalizeEmail(email);
        var login = await database.Logins.AsNoTracking().FirstOrDefaultAsync(l => l.NormalizedEmail == normalized, cancel);
        var id = new LoginId(login?.Id ?? Guid.Empty);
        if (login is not null && await database.Members.AnyAsync(m => m.LoginId == id && m.LeftAt == null, cancel)) return new Refusal("members.already", "email", email);

        var workspace = await database.Workspaces.AsNoTracking().FirstAsync(w => w.Id == command.Workspace, cancel);
        await links.CloseEarlierAsync(AccessLinkKind.Invitation, email, command.Workspace, cancel);
        var shown = links.Hand(
            AccessLinkKind.Invitation, email, actor.Login,
            link => new(email, login?.Language ?? workspace.Language, "invitation", [actor.Name, workspace.Name], link),
            command.Workspace, command.Role);
        happenings.Tell("member.invited", command.Workspace, null, ("email", email), ("role", command.Role.ToString()));
        if (shown is not null) happenings.Tell("member.linkShown", command.Workspace, null, ("email", email), ("kind", "invitation"));
        return new HandedLink(email, shown);
    }
}
