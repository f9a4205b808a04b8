using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Web.Hosting;

namespace Quartett.Web.SignIn;

/// <summary>Identity's passkeys: the question is kept in a short-lived cookie of the browser that was asked.</summary>
internal sealed class Passkeys(SignInManager<Login> signIn, UserManager<Login> users) : IPasskeys
{
    public async Task<AttestedPasskey?> AttestAsync(string credential)
    {
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credential);
            return result.Succeeded ? new(result.Passkey, new(Guid.Parse(result.UserEntity.Id))) : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked in this browser, or too long ago.
            return null;
        }
    }

    public async Task<LoginId?> AssertAsync(string credential)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!result.Succeeded) return null;
            await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
            return new(result.User.Id);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

internal static class PasskeyRegistration
{
    public static void AddPasskeys(this IServiceCollection services, Installation installation)
    {
        new IdentityBuilder(typeof(Login), services).AddSignInManager();
        services.AddScoped<IPasskeys, Passkeys>();
        // The name a passkey belongs to must not depend on what a request claims.
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = installation.PublicUrl?.Host ?? "localhost";
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
        });
    }
}
