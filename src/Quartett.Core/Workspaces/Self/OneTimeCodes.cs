using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Self;

/// <summary>Makes the key for a one-time-code app; it counts only after <see cref="SwitchCodesOn"/>.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record PrepareCodes : IUseCase<CodeKey>;

/// <param name="Key">To type by hand.</param>
/// <param name="Address">otpauth://… for the picture.</param>
public sealed record CodeKey(string Key, string Address);

internal sealed class PrepareCodesHandler(UserManager<Login> users, SpentCodes spent) : IHandle<PrepareCodes, CodeKey>
{
    public async Task<Outcome<CodeKey>> HandleAsync(PrepareCodes command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        if (login.TwoFactorEnabled) return new Refusal("me.codesAreOn");
        if (await users.GetAuthenticatorKeyAsync(login) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(login);
            await spent.ForgetAsync(login, cancel);
            key = (await users.GetAuthenticatorKeyAsync(login))!;
        }

        return new CodeKey(key, $"otpauth://totp/Quartett:{Uri.EscapeDataString(login.Email!)}?secret={key}&issuer=Quartett&digits=6");
    }
}

/// <summary>Proves that the app works, and gives the recovery codes: shown this once.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record SwitchCodesOn(string Code) : IUseCase<RecoveryCodes>;

public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

internal sealed class SwitchCodesOnHandler(UserManager<Login> users, SpentCodes spent, Sessions sessions) : IHandle<SwitchCodesOn, RecoveryCodes>
{
    private const int HowMany = 10;

    public async Task<Outcome<RecoveryCodes>> HandleAsync(SwitchCodesOn command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        if (login.TwoFactorEnabled) return new Refusal("me.codesAreOn");
        var code = command.Code.Replace(" ", "", StringComparison.Ordinal);
        if (!await spent.SpendAsync(login, code, cancel)) return new Refusal("me.codeWrong", "code");
        await users.SetTwoFactorEnabledAsync(login, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(login, HowMany);
        await sessions.TellAsync("signin.codesOn", login, cancel);
        return new RecoveryCodes([.. codes!]);
    }
}

/// <summary>Without one-time codes again; the password has to be given.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record SwitchCodesOff(string Password) : IUseCase<Nothing>;

internal sealed class SwitchCodesOffHandler(UserManager<Login> users, Sessions sessions) : IHandle<SwitchCodesOff, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SwitchCodesOff command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        if (!await users.CheckPasswordAsync(login, command.Password)) return new Refusal("me.passwordWrong", "current");
        await users.SetTwoFactorEnabledAsync(login, false);
        await users.ResetAuthenticatorKeyAsync(login);
        await sessions.TellAsync("signin.codesOff", login, cancel);
        return Nothing.AtAll;
    }
}
