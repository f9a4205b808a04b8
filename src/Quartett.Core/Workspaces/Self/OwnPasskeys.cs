using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Self;

/// <summary>Adds the passkey this browser has just made.</summary>
/// <param name="Credential">The browser's answer, as JSON.</param>
[OpenTo(Openness.SignedIn)]
public sealed record AddPasskey(string Credential, string Name) : IUseCase<Nothing>;

internal sealed class AddPasskeyHandler(UserManager<Login> users, IPasskeys passkeys, Sessions sessions) : IHandle<AddPasskey, Nothing>
{
    private const int LongestName = 60;

    public async Task<Outcome<Nothing>> HandleAsync(AddPasskey command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        if (await passkeys.AttestAsync(command.Credential) is not { } attested || attested.Login.Value != login.Id) return new Refusal("signin.passkeyRefused");
        attested.Passkey.Name = command.Name.Length > LongestName ? command.Name[..LongestName] : command.Name;
        await users.AddOrUpdatePasskeyAsync(login, attested.Passkey);
        await sessions.TellAsync("signin.passkeyAdded", login, cancel, ("device", command.Name));
        return Nothing.AtAll;
    }
}

/// <summary>Takes a passkey away; not the last one of somebody without a password.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record RemovePasskey(string Id) : IUseCase<Nothing>;

internal sealed class RemovePasskeyHandler(UserManager<Login> users, Sessions sessions) : IHandle<RemovePasskey, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(RemovePasskey command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        var all = await users.GetPasskeysAsync(login);
        if (all.FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == command.Id) is not { } passkey) return new Refusal("kernel.notFound");
        if (login.PasswordHash is null && all.Count == 1) return new Refusal("me.lastPasskey");
        await users.RemovePasskeyAsync(login, passkey.CredentialId);
        await sessions.TellAsync("signin.passkeyRemoved", login, cancel, ("device", passkey.Name ?? ""));
        return Nothing.AtAll;
    }
}
