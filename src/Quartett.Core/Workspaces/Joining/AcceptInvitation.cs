using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>What an invitation says, before it is accepted; looking does not use it up.</summary>
[OpenTo(Openness.Everybody)]
public sealed record LookAtInvitation(string Secret) : IQuery<Invitation>;

/// <param name="HasLogin">The address has an account already: its owner signs in and accepts, and needs no new password.</param>
public sealed record Invitation(string Company, string Slug, string Email, Role Role, bool HasLogin);

internal sealed class LookAtInvitationHandler(AppDbContext database, AccessLinks links, UserManager<Login> users) : IHandle<LookAtInvitation, Invitation>
{
    public async Task<Outcome<Invitation>> HandleAsync(LookAtInvitation query, Actor actor, CancellationToken cancel)
    {
        if (await links.FindAsync(AccessLinkKind.Invitation, query.Secret, cancel) is not { WorkspaceId: { } id } link) return new Refusal("link.over");
        var workspace = await database.Workspaces.AsNoTracking().FirstAsync(w => w.Id == id, cancel);
        return new Invitation(workspace.Name, workspace.Slug, link.Email, link.Role ?? Role.Author, await users.FindByEmailAsync(link.Email) is not null);
    }
}

/// <summary>Uses the invitation up: a new person gets a login and a session; somebody with a login must be signed in as that person.</summary>
[OpenTo(Openness.Everybody)]
public sealed record AcceptInvitation(string Secret, string? Name, string? Password, string Language, string Device) : IUseCase<Joined>;

/// <param name="Session">The first session of a new login, else <c>null</c>.</param>
public sealed record Joined(string Slug, Guid? Session);

internal sealed class AcceptInvitationHandler(
    AppDbContext database, IUnitOfWork work, AccessLinks links, Circle circle, NewLogins logins, Sessions sessions, UserManager<Login> users, Happenings happenings, TimeProvider clock)
    : IHandle<AcceptInvitation, Joined>
{
    public async Task<Outcome<Joined>> HandleAsync(AcceptInvitation command, Actor actor, CancellationToken cancel)
    {
        if (await links.FindAsync(AccessLinkKind.Invitation, command.Secret, cancel) is not { WorkspaceId: { } workspaceId } link) return new Refusal("link.over");
        var known = await users.FindByEmailAsync(link.Email);
        if (known is not null && actor.Login?.Value != known.Id) return new Refusal("members.signInToJoin", null, link.Email);
        var person = known is not null ? known : await NewAsync(command, link);
        if (!person.Done) return Outcome<Joined>.Refuse(person.Refusals);
        if (!await links.UseAsync(link, cancel)) return new Refusal("link.over");

        using var _ = work.Enter(workspaceId);
        await circle.JoinAsync(workspaceId, new(person.Value.Id), link.Role ?? Role.Author, clock.GetUtcNow(), cancel);
        await database.SaveChangesAsync(cancel);
        var slug = await database.Workspaces.Where(w => w.Id == workspaceId).Select(w => w.Slug).FirstAsync(cancel);
        happenings.Tell("member.joined", workspaceId, person.Value.Id, ("name", person.Value.Name), ("email", link.Email), ("role", (link.Role ?? Role.Author).ToString()));
        return new Joined(slug, known is null ? sessions.Start(person.Value, "password", command.Device) : null);
    }

    private async Task<Outcome<Login>> NewAsync(AcceptInvitation command, AccessLink link)
    {
        List<Refusal> refusals = [.. Inputs.CheckName(command.Name, "name"), .. Passwords.Check(command.Password, "password")];
        if (refusals.Count > 0) return Outcome<Login>.Refuse(refusals);
        var created = await logins.CreateAsync(command.Name!, link.Email, command.Language, command.Password);
        // Who saw the secret could have joined as this person; the two begin as one pair of eyes.
        if (created.Done && link.Shown) (created.Value.AccessResetBy, created.Value.AccessResetAt) = (link.CreatedBy?.Value, clock.GetUtcNow());
        return created;
    }
}
