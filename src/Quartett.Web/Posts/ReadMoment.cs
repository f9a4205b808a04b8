using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Posts;

/// <summary>What people and programs write for "when", read into the one meaning scheduling knows.</summary>
internal static class ReadMoment
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public static Outcome<Moment> Of(string? when, string? local, string? fold, DateTimeOffset? instant) => when switch
    {
        "now" => new Moment.Now(),
        "nextSlot" => new Moment.NextSlot(),
        "at" when instant is { } at => new Moment.At(at),
        "at" => OnTheClock(local, fold, inSlot: false),
        "slot" => OnTheClock(local, fold, inSlot: true),
        _ => new Refusal("schedule.when", "when"),
    };

    public static LocalDateTime? Local(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var read = Minutes.Parse(text);
        if (!read.Success) read = Seconds.Parse(text);
        return read.Success ? read.Value : null;
    }

    public static string Write(LocalDateTime local) => local.ToString("uuuu'-'MM'-'dd'T'HH':'mm", CultureInfo.InvariantCulture);

    private static Outcome<Moment> OnTheClock(string? local, string? fold, bool inSlot)
    {
        if (Local(local) is not { } read) return new Refusal("schedule.unreadable", "at");
        var which = Enum.TryParse<Fold>(fold, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : Fold.Ask;
        return inSlot ? new Moment.InSlot(read, which) : new Moment.OnTheClock(read, which);
    }
}
