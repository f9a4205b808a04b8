using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Says for five minutes: this person's password was right, the one-time code is still to come.</summary>
internal sealed class CodeTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("CodeTickets");

    public string Write(Guid login) => _protector.Protect(StoredJson.Write(new Ticket(login, clock.GetUtcNow() + Life)));

    public Guid? Read(string ticket)
    {
        try
        {
            var read = StoredJson.Read<Ticket>(_protector.Unprotect(ticket));
            return read.Until > clock.GetUtcNow() ? read.Login : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Ticket(Guid Login, DateTimeOffset Until);
}
