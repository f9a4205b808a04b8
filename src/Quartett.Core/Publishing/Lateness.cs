namespace Quartett.Core.Publishing;

/// <summary>Late is computed, never stored: due for more than a minute and not there.</summary>
public static class Lateness
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public static bool IsLate(DeliveryState state, DateTimeOffset dueAt, DateTimeOffset now) => DeliveryStates.IsOpen(state) && now - dueAt > Tolerance;
}
