namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P48: on days of mourning and remembrance jokes and offers are out of place.</summary>
internal sealed class SensitiveDays : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P48",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-04",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var day = context.DayOf(statement);
        var name = context.SensitiveDays.FirstOrDefault(d => d.Day == day)?.Name ?? Usual(day, context.Jurisdiction);
        if (name is null) yield break;
        var written = context.HearWritten(statement);
        var light = written.Say(context.Words("humour")).Concat(written.Say(context.Words("promotion-words"))).Concat(written.Say(context.Words("discount-words"))).Concat(written.Say(context.Words("contest")).Where(c => c.Hit.Tag == "sure")).FirstOrDefault();
        if (light.Hit is not null) yield return Card.Finds("day", light.In, light.Hit, name);
    }

    internal static string? Usual(DateOnly day, string jurisdiction)
    {
        var easter = Easter(day.Year);
        if (day == easter.AddDays(-2)) return "Karfreitag";
        if (jurisdiction == "CH") return day is { Month: 11, Day: 1 } ? "Allerheiligen" : null;
        if (day is { Month: 1, Day: 27 }) return "Tag des Gedenkens an die Opfer des Nationalsozialismus";
        if (day is { Month: 11, Day: 1 }) return "Allerheiligen";
        if (jurisdiction == "AT") return day switch { { Month: 5, Day: 5 } => "Gedenktag gegen Gewalt und Rassismus", { Month: 11, Day: 2 } => "Allerseelen", _ => null };
        if (day is { Month: 11, Day: 9 }) return "Jahrestag der Pogromnacht";
        // Remembrance Sundays are counted back from the first Sunday of Advent.
        var advent = FirstAdvent(day.Year);
        if (day == advent.AddDays(-14)) return "Volkstrauertag";
        if (day == advent.AddDays(-11)) return "Buß- und Bettag";
        return day == advent.AddDays(-7) ? "Totensonntag" : null;
    }

    private static DateOnly FirstAdvent(int year)
    {
        var christmas = new DateOnly(year, 12, 25);
        var fourth = christmas.AddDays(-(christmas.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)christmas.DayOfWeek));
        return fourth.AddDays(-21);
    }

    // Gauss, in the form of Lichtenberg
    private static DateOnly Easter(int year)
    {
        var k = year / 100;
        var m = 15 + (((3 * k) + 3) / 4) - (((8 * k) + 13) / 25);
        var s = 2 - (((3 * k) + 3) / 4);
        var a = year % 19;
        var d = ((19 * a) + m) % 30;
        var r = (d + (a / 11)) / 29;
        var og = 21 + d - r;
        var sz = 7 - ((year + (year / 4) + s) % 7);
        return new DateOnly(year, 3, 1).AddDays(og + 7 - ((og - sz) % 7) - 1);
    }
}
