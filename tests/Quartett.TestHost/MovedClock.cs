using System.Globalization;

namespace Quartett.TestHost;

/// <summary>The machine's clock, set wrong by as many seconds as a file says; the file may change while the host runs.</summary>
public sealed class MovedClock(string file) : TimeProvider
{
    public const string Variable = "TESTHOST_CLOCK";

    private long _readAt = long.MinValue;
    private TimeSpan _by;

    public static void Set(string file, TimeSpan by)
    {
        // in one step, so that nobody reads half a number
        File.WriteAllText(file + ".new", by.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }

    public override DateTimeOffset GetUtcNow()
    {
        if (Environment.TickCount64 - Interlocked.Read(ref _readAt) is > 50 or < 0 && File.Exists(file))
        {
            _by = TimeSpan.FromSeconds(double.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
            Interlocked.Exchange(ref _readAt, Environment.TickCount64);
        }

        return System.GetUtcNow() + _by;
    }
}
