using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Creates a login inside the running transaction, with a password or with a passkey.</summary>
internal sealed class NewLogins(UserManager<Login> users, IPasskeys passkeys, TimeProvider clock)
{
    public async Task<Outcome<Login>> CreateAsync(string name, string email, string language, string? password, string? passkey = null)
    {
        if (await users.FindByEmailAsync(email.Trim()) is not null) return new Refusal("signin.emailTaken", "email");
        AttestedPasskey? attested = null;
        if (passkey is not null && (attested = await passkeys.AttestAsync(passkey)) is null) return new Refusal("signin.passkeyRefused");
        var login = new Login
        {
            Id = attested?.Login.Value ?? Guid.CreateVersion7(),
            Name = name.Trim(),
            Email = email.Trim(),
            UserName = email.Trim(),
            Language = language,
            CreatedAt = clock.GetUtcNow(),
        };
        var created = password is null ? await users.CreateAsync(login) : await users.CreateAsync(login, password);
        if (!created.Succeeded) throw new InvalidOperationException("A checked login was refused: " + string.Join(", ", created.Errors.Select(e => e.Code)));
        if (attested is not null) await users.AddOrUpdatePasskeyAsync(login, attested.Passkey);
        return login;
    }
}
