using NodaTime;

namespace Quartett.Web.Demo;

internal enum DemoPerson
{
    Jana,
    Tom,
    Mia,
}

internal enum DemoEnd
{
    /// <summary>Scheduled for its day; goes out when the day comes.</summary>
    Scheduled,

    /// <summary>The first of a series: every Wednesday from its day on.</summary>
    Repeated,

    /// <summary>A draft with a day.</summary>
    Planned,

    /// <summary>A draft without a day.</summary>
    Backlog,

    /// <summary>Scheduled, then stopped by somebody.</summary>
    Held,

    /// <summary>Scheduled for a channel whose rehearsal refuses it.</summary>
    Rejected,
}

/// <summary>A post of the demo company.</summary>
/// <param name="Day">Days from today.</param>
/// <param name="Title">Headline in the Newsroom.</param>
/// <param name="Text">What all channels say.</param>
/// <param name="Pictures">Keys of <see cref="DemoPictures"/>.</param>
/// <param name="To">N, B and I for Newsroom, Bluesky and Instagram.</param>
internal sealed record DemoPost(int Day, LocalTime Time, DemoPerson Author, string Title, string Text, string[] Pictures, string To = "NB", DemoEnd End = DemoEnd.Scheduled)
{
    /// <summary>What the author wrote first, before a colleague went over it.</summary>
    public string? FirstText { get; init; }

    /// <summary>Further parts: a thread where there are threads.</summary>
    public string[] More { get; init; } = [];

    /// <summary>Written below it where we can comment.</summary>
    public string? FirstComment { get; init; }

    public (DemoPerson Who, string Text)[] Comments { get; init; } = [];
}
