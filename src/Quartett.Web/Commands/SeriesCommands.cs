using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Commands;

/// <summary>Posts that repeat.</summary>
internal static class SeriesCommands
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static Command Build(CommandHost host) => new("series", "Posts that repeat: look, pause, resume, end.")
    {
        List(host),
        OnSeries(host, "pause", "Nothing of it goes out until it is resumed.", (workspace, series) => new PauseSeries(workspace, series)),
        OnSeries(host, "resume", "Goes on with the next day.", (workspace, series) => new ResumeSeries(workspace, series)),
        OnSeries(host, "end", "Ends it for good; what went out stays.", (workspace, series) => new EndSeries(workspace, series)),
    };

    public static Command Repeat(CommandHost host)
    {
        var id = new Argument<Guid>("ID") { Description = "The post." };
        var (person, workspace) = (Options.As(), Options.WorkspaceIfNeeded());
        var unit = new Option<RecurrenceUnit>("--unit") { DefaultValueFactory = _ => RecurrenceUnit.Weeks, Description = "weeks, months or years." };
        var every = new Option<int>("--every") { DefaultValueFactory = _ => 1, Description = "Every week (1), every second (2) and so on." };
        var on = new Option<string?>("--on") { Description = "Days of the week: with weeks one or more, with --nth one.", HelpName = "mon,thu" };
        var day = new Option<int?>("--day") { Description = "With months: the day, 1 to 31; of shorter months the last." };
        var nth = new Option<int?>("--nth") { Description = "With months and --on: the first (1) to fourth, or the last (-1) of that weekday." };
        var at = Options.Text("--at", "Time on the workspace's wall clock.", "HH:mm");
        var from = Options.Text("--from", "No day before this one.", "yyyy-MM-dd");
        var until = new Option<string?>("--until") { Description = "No day after this one.", HelpName = "yyyy-MM-dd" };
        var times = new Option<int?>("--times") { Description = "So many days, and no more." };
        var command = new Command("repeat", "Begins a series with a post; a running server plans its days ahead and sends them.") { id, unit, every, on, day, nth, at, from, until, times, person, workspace, Options.Json };
        command.SetAction((parsed, cancel) =>
        {
            return host.RunAsync(
                parsed,
                session => session.ActorAsync(parsed.GetRequiredValue(person)).Then(actor => PlaceAsync(session, parsed.GetValue(workspace), new(parsed.GetValue(id)), actor).Then(place =>
                    session.AskAsync(new RepeatPost(place, new(parsed.GetValue(id)), Read()), actor).Then(series => session.AskAsync(new ShowSeries(place, series), actor)))),
                Shape,
                series => $"{series.Id} {string.Join(' ', series.Next.Select(o => $"{o.At:O}"))}",
                cancel);

            Recurrence Read() => new()
            {
                Unit = parsed.GetValue(unit),
                Every = parsed.GetValue(every),
                Weekdays = DaysOf(parsed.GetValue(on)),
                DayOfMonth = parsed.GetValue(day),
                Nth = parsed.GetValue(nth),
                First = DayOf("--from", parsed.GetRequiredValue(from)),
                Time = Minutes.Parse(parsed.GetRequiredValue(at)) is { Success: true } time ? time.Value : throw new UsageException("--at takes a time such as 9:00."),
                Until = parsed.GetValue(until) is { } last ? DayOf("--until", last) : null,
                Times = parsed.GetValue(times),
            };
        });
        return command;
    }

    private static Command List(CommandHost host)
    {
        var (workspace, person) = (Options.Workspace(), Options.AsOrNobody());
        var command = new Command("list", "All series, each with its next day.") { workspace, person, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.ReaderAsync(parsed.GetValue(person)).Then(reader => session.WorkspaceAsync(parsed.GetRequiredValue(workspace)).Then(place => session.AskAsync(new ListSeries(place.Id), reader))),
            all => all.Select(Shape),
            all => string.Join(Environment.NewLine, all.Select(s => $"{s.Id} {s.Stage.ToString().ToLowerInvariant()} {s.FirstWords}")),
            cancel));
        return command;
    }

    private static Command OnSeries(CommandHost host, string name, string description, Func<WorkspaceId, SeriesId, IUseCase<Nothing>> useCase)
    {
        var id = new Argument<Guid>("ID") { Description = "The series." };
        var (workspace, person) = (Options.Workspace(), Options.As());
        var command = new Command(name, description) { id, workspace, person, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.ActorAsync(parsed.GetRequiredValue(person)).Then(actor => session.WorkspaceAsync(parsed.GetRequiredValue(workspace)).Then(place =>
                session.AskAsync(useCase(place.Id, new(parsed.GetValue(id))), actor).Then(_ => session.AskAsync(new ShowSeries(place.Id, new(parsed.GetValue(id))), actor)))),
            Shape,
            series => series.Stage.ToString().ToLowerInvariant(),
            cancel));
        return command;
    }

    private static object Shape(SeriesView series) => new { series.Id, series.Stage, Text = series.FirstWords, Next = series.Next.Select(o => new { o.Day, o.At, Skipped = o.IsSkipped, Post = o.Post }) };

    private static Task<Outcome<WorkspaceId>> PlaceAsync(CommandSession session, string? workspace, PostId post, Actor actor) =>
        (workspace is null ? session.WorkspaceOfAsync(post, actor) : session.WorkspaceAsync(workspace)).Then<Core.Workspaces.Founding.ListedWorkspace, WorkspaceId>(place => place.Id);

    private static LocalDate DayOf(string option, string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : throw new UsageException($"{option} takes a day such as 2026-12-24.");

    private static IReadOnlyList<int> DaysOf(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => Array.IndexOf(Weekdays, d.ToLowerInvariant()) is >= 0 and var at ? at + 1 : throw new UsageException($"--on takes {string.Join(", ", Weekdays)}."))];
}
