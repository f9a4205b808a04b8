using Microsoft.AspNetCore.DataProtection;
using Quartett.Core.Kernel;

namespace Quartett.Core.Notices;

/// <summary>Letters may hold secret links, so they lie closed in the database.</summary>
internal sealed class Envelopes(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Letters");

    public string Close(Letter letter) => _protector.Protect(StoredJson.Write(letter));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Closed with a key that is gone.</exception>
    public Letter Open(string closed) => StoredJson.Read<Letter>(_protector.Unprotect(closed));
}
