using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Publishing;

namespace Quartett.Web.Calendar;

/// <summary>The three ways of looking at the plan.</summary>
public enum CalendarLook
{
    Month,
    Week,
    List,
}

/// <summary>Everything the calendar shows stands in its address, so that a view can be sent to a colleague.</summary>
internal sealed record CalendarAddress(string Slug, CalendarLook Look, LocalDate Day, Guid? Channel = null, PostStage? Stage = null)
{
    private const int ListDays = 28;
    private static readonly LocalDatePattern Iso = LocalDatePattern.Iso;

    public static CalendarAddress Read(string slug, string? view, string? day, string? channel, string? stage, LocalDate today) => new(
        slug,
        Enum.TryParse<CalendarLook>(view, ignoreCase: true, out var look) && Enum.IsDefined(look) ? look : CalendarLook.Month,
        day is not null && Iso.Parse(day) is { Success: true } parsed ? parsed.Value : today,
        Guid.TryParse(channel, out var id) ? id : null,
        Enum.TryParse<PostStage>(stage, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null);

    public LocalDate From => Look switch
    {
        CalendarLook.Month => Monday(FirstOfMonth),
        CalendarLook.Week => Monday(Day),
        _ => Day,
    };

    public LocalDate To => Look switch
    {
        CalendarLook.Month => Monday(FirstOfMonth.PlusMonths(1).PlusDays(-1)).PlusDays(6),
        CalendarLook.Week => From.PlusDays(6),
        _ => Day.PlusDays(ListDays - 1),
    };

    public CalendarAddress Previous => this with { Day = Step(-1) };

    public CalendarAddress Next => this with { Day = Step(1) };

    public bool Contains(LocalDate day) => Look == CalendarLook.Month ? day.Year == Day.Year && day.Month == Day.Month : day >= From && day <= To;

    public bool IsFiltered => Channel is not null || Stage is not null;

    public string Href => ToString(null);

    /// <summary>The same view with the dialog that moves a post.</summary>
    public string Move(Guid post) => ToString($"move={post}");

    /// <summary>The same view, saying that a post was moved.</summary>
    public string Moved(Guid post) => ToString($"moved={post}");

    public static string Write(LocalDate day) => Iso.Format(day);

    public static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    public override string ToString() => Href;

    private LocalDate FirstOfMonth => new(Day.Year, Day.Month, 1);

    private LocalDate Step(int direction) => Look switch
    {
        CalendarLook.Month => FirstOfMonth.PlusMonths(direction),
        CalendarLook.Week => Day.PlusWeeks(direction),
        _ => Day.PlusDays(direction * ListDays),
    };

    private string ToString(string? more)
    {
        var parts = new List<string> { $"view={Look.ToString().ToLowerInvariant()}", $"day={Write(Day)}" };
        if (Channel is { } channel) parts.Add($"channel={channel.ToString("D", CultureInfo.InvariantCulture)}");
        if (Stage is { } stage) parts.Add($"stage={stage.ToString().ToLowerInvariant()}");
        if (more is not null) parts.Add(more);
        return $"{Addresses.Calendar(Slug)}?{string.Join('&', parts)}";
    }
}
