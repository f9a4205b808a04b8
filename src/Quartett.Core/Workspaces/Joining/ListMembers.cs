using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>Who belongs to the workspace, by name, and who is invited.</summary>
[Needs(Right.See)]
public sealed record ListMembers(WorkspaceId Workspace) : IQuery<MemberList>, IInWorkspace;

/// <param name="Invitations">Open ones; empty for who may not manage members.</param>
/// <param name="MailIsSent">Whether links go out by mail.</param>
public sealed record MemberList(IReadOnlyList<ListedMember> Members, IReadOnlyList<OpenInvitation> Invitations, bool MailIsSent);

public sealed record ListedMember(MemberId Id, LoginId Login, string Name, string Email, Role Role, DateTimeOffset JoinedAt);

public sealed record OpenInvitation(Guid Id, string Email, Role Role, DateTimeOffset ExpiresAt);

internal sealed class ListMembersHandler(AppDbContext database, IRights rights, IMail mail, TimeProvider clock) : IHandle<ListMembers, MemberList>
{
    public async Task<Outcome<MemberList>> HandleAsync(ListMembers query, Actor actor, CancellationToken cancel)
    {
        var members = await database.Members.AsNoTracking().Where(m => m.LeftAt == null).ToListAsync(cancel);
        var ids = members.ConvertAll(m => m.LoginId.Value);
        var logins = await database.Logins.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancel);
        var manages = (await rights.OfAsync(query.Workspace, actor, cancel)).HasFlag(Right.ManageMembers);
        return new MemberList(
            [.. members.Select(m => Listed(m, logins[m.LoginId.Value])).OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)],
            manages ? await OpenAsync(query.Workspace, cancel) : [],
            mail.CanSend);
    }

    private static ListedMember Listed(Member member, Login login) => new(member.Id, member.LoginId, login.Name, login.Email!, member.Role, member.JoinedAt);

    private async Task<IReadOnlyList<OpenInvitation>> OpenAsync(WorkspaceId workspace, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await database.AccessLinks.AsNoTracking()
            .Where(l => l.WorkspaceId == workspace && l.Kind == AccessLinkKind.Invitation && l.UsedAt == null && l.ExpiresAt > now)
            .OrderBy(l => l.Email).Select(l => new OpenInvitation(l.Id, l.Email, l.Role ?? Role.Author, l.ExpiresAt)).ToListAsync(cancel);
    }
}
