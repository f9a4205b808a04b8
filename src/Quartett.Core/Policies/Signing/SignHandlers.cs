using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Policies.Writing;

namespace Quartett.Core.Policies.Signing;

internal sealed class SignPolicyHandler(AppDbContext database, WrittenPolicy written, TimeProvider clock, Happenings happenings) : IHandle<SignPolicy, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SignPolicy command, Actor actor, CancellationToken cancel)
    {
        // A signature is a person's own act at the screen; nothing and nobody else gives it.
        if (actor is not { Kind: ActorKind.Person, Login: { } login }) return new Refusal("policy.onlyPersons");
        var now = clock.GetUtcNow();
        if (WrittenPolicy.InForce(await written.VersionsAsync(cancel), now) is not { } version) return new Refusal("policy.nothingToSign");
        if (version.Number != command.Number || version.Hash != command.Hash) return new Refusal("policy.otherText");
        if (await database.Acknowledgements.AnyAsync(a => a.LoginId == login && a.Version == version.Number, cancel)) return Nothing.AtAll;
        var signed = new Acknowledgement
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = command.Workspace,
            LoginId = login,
            Name = actor.Name,
            Version = version.Number,
            Hash = version.Hash,
            Language = version.Language,
            At = now,
        };
        database.Add(signed);
        try
        {
            await database.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (DatabaseErrors.IsUniqueViolation(twice))
        {
            // The same person in two windows: the other one was first, and it is signed.
            return new Refusal("policy.signedTwice");
        }

        happenings.Tell("policy.signed", command.Workspace, signed.Id, ("version", version.Number.ToString(CultureInfo.InvariantCulture)), ("hash", version.Hash));
        return Nothing.AtAll;
    }
}

internal sealed class MyAcknowledgementHandler(IAcknowledgements acknowledgements, TimeProvider clock) : IHandle<MyAcknowledgement, Acknowledged>
{
    public async Task<Outcome<Acknowledged>> HandleAsync(MyAcknowledgement query, Actor actor, CancellationToken cancel) =>
        actor.Login is { } login ? await acknowledgements.OfAsync(query.Workspace, login, clock.GetUtcNow(), cancel) : new Acknowledged(AcknowledgedKind.NotAsked);
}
