using System.Security.Cryptography;

namespace Quartett.Connectors.Bluesky;

/// <summary>
/// Record keys of the AT protocol: 13 characters that sort by time. 53 bits of microseconds since 1970, then 10 bits
/// that tell this process from others writing to the same account.
/// </summary>
internal static class Tid
{
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";
    private const int Length = 13;

    private static readonly long Process = RandomNumberGenerator.GetInt32(1024);
    private static long _last;

    /// <summary>A key later than every key given before, with room for <paramref name="count"/> keys counted on from it by <see cref="Plus"/>.</summary>
    public static string Next(TimeProvider clock, int count = 1)
    {
        var now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var first = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, first + count - 1, last) == last) return Write(first << 10 | Process);
        }
    }

    /// <summary>The key <paramref name="steps"/> microseconds after <paramref name="tid"/>.</summary>
    public static string Plus(string tid, int steps) => Write(Read(tid) + ((long)steps << 10));

    private static string Write(long value) => string.Create(Length, value, static (characters, rest) =>
    {
        for (var at = Length - 1; at >= 0; at--, rest >>= 5) characters[at] = Alphabet[(int)(rest & 31)];
    });

    private static long Read(string tid)
    {
        if (tid.Length != Length) throw new ArgumentException("Not a record key.", nameof(tid));
        var value = 0L;
        foreach (var character in tid)
        {
            var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0) throw new ArgumentException("Not a record key.", nameof(tid));
            value = value << 5 | (long)digit;
        }

        return value;
    }
}
