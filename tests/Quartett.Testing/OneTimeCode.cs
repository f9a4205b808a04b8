using System.Security.Cryptography;

namespace Quartett.Testing;

/// <summary>The app on the phone: RFC 6238 with six digits and 30 seconds.</summary>
public static class OneTimeCode
{
    public static string Now(string key) => At(key, DateTimeOffset.UtcNow);

    public static string At(string key, DateTimeOffset moment)
    {
        var step = BitConverter.GetBytes(moment.ToUnixTimeSeconds() / 30);
        if (BitConverter.IsLittleEndian) Array.Reverse(step);
#pragma warning disable CA5350 // what the standard and every app use
        var hash = HMACSHA1.HashData(FromBase32(key), step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var sign in text.TrimEnd('='))
        {
            buffer = (buffer << 5) | alphabet.IndexOf(sign, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8) continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            bits -= 8;
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
