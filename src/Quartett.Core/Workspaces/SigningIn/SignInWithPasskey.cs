using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>A passkey is possession and person at once, so no code is asked for.</summary>
/// <param name="Credential">The browser's answer, as JSON.</param>
[OpenTo(Openness.Everybody)]
public sealed record SignInWithPasskey(string Credential, string Device) : IUseCase<SignInAnswer>;

internal sealed class SignInWithPasskeyHandler(UserManager<Login> users, IPasskeys passkeys, Sessions sessions) : IHandle<SignInWithPasskey, SignInAnswer>
{
    public async Task<Outcome<SignInAnswer>> HandleAsync(SignInWithPasskey command, Actor actor, CancellationToken cancel)
    {
        if (await passkeys.AssertAsync(command.Credential) is not { } id || await users.FindByIdAsync(id.ToString()) is not { } login)
            return new SignInAnswer(SignInStep.Wrong);
        if (await users.IsLockedOutAsync(login)) return new SignInAnswer(SignInStep.LockedOut);
        await sessions.TellAsync("signin.done", login, cancel, ("method", "passkey"), ("device", command.Device));
        return new SignInAnswer(SignInStep.Done, sessions.Start(login, "passkey", command.Device));
    }
}
