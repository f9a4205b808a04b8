using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Quartett.Web.Setup;

/// <summary>Carries the first screen of the first run to the second, encrypted, for half an hour; nothing is stored before the end.</summary>
internal sealed class StartTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _protector = protection.CreateProtector("FirstRun");

    public string Write(FirstOwner owner) => _protector.Protect(JsonSerializer.Serialize(new Ticket(owner, clock.GetUtcNow() + Life)));

    public FirstOwner? Read(string text)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(_protector.Unprotect(text));
            return ticket?.Until > clock.GetUtcNow() ? ticket.Owner : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Ticket(FirstOwner Owner, DateTimeOffset Until);
}

/// <param name="Passkey">The browser's answer, when there is no password.</param>
internal sealed record FirstOwner(string Name, string Email, string? Password, string? Passkey);
