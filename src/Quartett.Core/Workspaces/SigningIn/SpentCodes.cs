using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>
/// One-time codes of an app (RFC 6238, 30 seconds, six digits), each good for one time: whoever looks over a shoulder
/// cannot use the code again while it is still shown.
/// </summary>
internal sealed class SpentCodes(AppDbContext database, UserManager<Login> users, TimeProvider clock)
{
    private const int Seconds = 30;
    private const int Digits = 6;

    // One step to either side, for clocks that differ and for people who type slowly.
    private const int Tolerance = 1;

    /// <returns>Whether the code is right and nobody has used it or a later one; from now on it is used.</returns>
    public async Task<bool> SpendAsync(Login login, string code, CancellationToken cancel)
    {
        if (await users.GetAuthenticatorKeyAsync(login) is not { Length: > 0 } key || StepOf(FromBase32(key), code) is not { } step) return false;
        // In one statement, so that of two at the same moment one is refused.
        return await database.Logins.Where(l => l.Id == login.Id && l.SpentCodeStep < step).ExecuteUpdateAsync(l => l.SetProperty(x => x.SpentCodeStep, step), cancel) == 1;
    }

    /// <summary>For a new key no code has been used yet.</summary>
    public Task ForgetAsync(Login login, CancellationToken cancel) =>
        database.Logins.Where(l => l.Id == login.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.SpentCodeStep, 0), cancel);

    private long? StepOf(byte[] key, string code)
    {
        if (code.Length != Digits) return null;
        var typed = Encoding.UTF8.GetBytes(code);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeAt(key, step)))) found ??= step;
        }

        return found;
    }

    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // what the standard says and every app does
        var hash = HMACSHA1.HashData(key, message);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
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
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
