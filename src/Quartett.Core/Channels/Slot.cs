using NodaTime;

namespace Quartett.Core.Channels;

/// <summary>A recurring time at which a channel likes to speak, on the workspace's wall clock.</summary>
/// <param name="Day">ISO day of the week, 1 = Monday.</param>
/// <param name="Minute">Minutes since midnight, 0–1439.</param>
public sealed record Slot(int Day, int Minute)
{
    public LocalTime Time => LocalTime.FromMinutesSinceMidnight(Minute);
}
