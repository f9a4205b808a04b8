using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces;

/// <summary>Identity's store, with one-time-code keys and recovery codes encrypted: a copied database opens no account.</summary>
internal sealed class LoginStore(AppDbContext database, IDataProtectionProvider protection) : UserOnlyStore<Login, AppDbContext, Guid>(database)
{
    private readonly IDataProtector _protector = protection.CreateProtector("LoginTokens");

    public override Task SetTokenAsync(Login user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Login user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { Length: > 0 } stored ? _protector.Unprotect(stored) : null;
}
