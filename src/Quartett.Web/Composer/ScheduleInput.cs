using NodaTime;

namespace Quartett.Web.Composer;

/// <summary>What the sentence at the bottom shows: the choice, the wall-clock time, and what is wrong with it.</summary>
/// <param name="Zone">The workspace's zone, named only where the person's clock runs differently.</param>
/// <param name="Gap">A time that does not exist: the next one that does.</param>
/// <param name="Slot">The free slot of the calendar this post was begun for, as long as its time stands there.</param>
/// <param name="Twice">A time the clock shows twice.</param>
public sealed record ScheduleInput(string When, string Date, string Time, string? Zone, string? Error, LocalDateTime? Gap, bool Twice, bool MoreThanOneChannel, string? Slot)
{
    /// <summary>The choice that makes a series of the post.</summary>
    public const string Repeat = "repeat";

    public bool Repeats => When == Repeat;
}
