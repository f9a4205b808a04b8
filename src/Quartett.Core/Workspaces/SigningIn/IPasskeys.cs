using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Checks what a browser answered to a passkey question; the host does it, because it knows its own address.</summary>
public interface IPasskeys
{
    /// <summary>A new passkey, or <c>null</c> when the answer does not fit the question asked in this browser.</summary>
    Task<AttestedPasskey?> AttestAsync(string credential);

    /// <summary>Whose passkey answered, or <c>null</c>.</summary>
    Task<LoginId?> AssertAsync(string credential);
}

/// <param name="Login">Whom the passkey names; for a first run this becomes the new login.</param>
public sealed record AttestedPasskey(UserPasskeyInfo Passkey, LoginId Login);

internal sealed class NoPasskeys : IPasskeys
{
    public Task<AttestedPasskey?> AttestAsync(string credential) => Task.FromResult<AttestedPasskey?>(null);

    public Task<LoginId?> AssertAsync(string credential) => Task.FromResult<LoginId?>(null);
}
