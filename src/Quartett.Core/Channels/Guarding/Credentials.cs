using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Quartett.Core.Kernel;

namespace Quartett.Core.Channels.Guarding;

/// <summary>What a connector needs to act for us and nobody may read.</summary>
internal sealed record Credential(Dictionary<string, string> Secrets, string? Session);

/// <summary>Seals credentials; a credential moved to another channel's row does not open.</summary>
internal sealed class Credentials(IDataProtectionProvider protection)
{
    public string Seal(ChannelId channel, Credential credential) => For(channel).Protect(StoredJson.Write(credential));

    /// <returns><c>null</c> when there is nothing, or the key is not the one it was sealed with.</returns>
    public Credential? Open(ChannelId channel, string? sealedText)
    {
        if (sealedText is null) return null;
        try
        {
            return StoredJson.Read<Credential>(For(channel).Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(ChannelId channel) => protection.CreateProtector("Quartett.Channels.Credential", channel.ToString());
}
