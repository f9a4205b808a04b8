using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Quartett.Core.Persistence.Protecting;

/// <summary>
/// The key file that protects the keys in the database: 32 random bytes, readable by the owner only. Who has the
/// database but not this file reads no credential.
/// </summary>
internal sealed class MasterKey(byte[] key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static MasterKey LoadOrCreate(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file)) Create(file);
        var text = File.ReadAllText(file).Trim();
        var bytes = Convert.FromBase64String(text);
        return bytes.Length == 32 ? new MasterKey(bytes) : throw new InvalidDataException($"The key file {file} does not hold 32 bytes.");
    }

    private static void Create(string file)
    {
        var fresh = $"{file}.{Guid.CreateVersion7():n}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(fresh, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        // Two processes starting at once must end up with one key: the first rename wins.
        try
        {
            File.Move(fresh, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(fresh);
        }
    }

    public byte[] Protect(byte[] plain)
    {
        var sealedBytes = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceLength, plain.Length), sealedBytes.AsSpan(NonceLength + plain.Length));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Another key file, or somebody changed the bytes.</exception>
    public byte[] Unprotect(ReadOnlySpan<byte> sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedBytes[..NonceLength], sealedBytes.Slice(NonceLength, plain.Length), sealedBytes[^TagLength..], plain);
        return plain;
    }
}

/// <summary>Wraps the Data Protection keys that lie in the database.</summary>
internal sealed class MasterKeyEncryptor(MasterKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = key.Protect(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new(new XElement("sealed", Convert.ToBase64String(bytes)), typeof(MasterKeyDecryptor));
    }
}

/// <summary>The other half; created by Data Protection through its constructor.</summary>
internal sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(System.Text.Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Unprotect(Convert.FromBase64String(encryptedElement.Value))));
}
