using System.CommandLine;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Commands;

internal static class PostCommands
{
    public static Command Build(CommandHost host) => new("post", "Posts: write, plan, stop, take back, look.")
    {
        PostDraftCommand.Build(host),
        Schedule(host),
        SeriesCommands.Repeat(host),
        OnPost(host, "hold", "Stops what is still to go out.", (workspace, post) => new HoldPost(workspace, post)),
        OnPost(host, "release", "Lets what was stopped go on.", (workspace, post) => new ReleasePost(workspace, post)),
        OnPost(host, "retract", "Takes the post back from the networks.", (workspace, post) => new RetractPost(workspace, post)),
        PostShowCommands.List(host),
        PostShowCommands.Show(host),
    };

    private static Command Schedule(CommandHost host)
    {
        var (id, person, workspace) = (Id(), Options.As(), Options.WorkspaceIfNeeded());
        var at = Options.Text("--at", "now, a time with its offset, or a time on the workspace's wall clock (2026-12-24T09:00).", "ISO|now");
        var fold = new Option<Fold>("--fold") { DefaultValueFactory = _ => Fold.Ask, Description = "Which of the two, when clocks are set back and a time comes twice." };
        at.Validators.Add(result =>
        {
            if (WrittenMoment.Read(result.GetValueOrDefault<string>() ?? "", Fold.Ask) is null) result.AddError("--at takes now or a time such as 2026-12-24T09:00+01:00.");
        });
        var command = new Command("schedule", "Plans a post for all its channels; a running server sends it at its minute.") { id, at, fold, person, workspace, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => InPlaceAsync(session, parsed.GetRequiredValue(id), parsed.GetRequiredValue(person), parsed.GetValue(workspace), (place, post) =>
                new SchedulePost(place, post, WrittenMoment.Read(parsed.GetRequiredValue(at), parsed.GetValue(fold))!)),
            planned => new { Id = parsed.GetRequiredValue(id), Deliveries = planned },
            planned => string.Join(Environment.NewLine, planned.Select(p => $"{p.Channel} {p.DueAt:O}")),
            cancel));
        return command;
    }

    private static Command OnPost(CommandHost host, string name, string description, Func<WorkspaceId, PostId, IUseCase<int>> useCase)
    {
        var (id, person, workspace) = (Id(), Options.As(), Options.WorkspaceIfNeeded());
        var command = new Command(name, description) { id, person, workspace, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => InPlaceAsync(session, parsed.GetRequiredValue(id), parsed.GetRequiredValue(person), parsed.GetValue(workspace), useCase),
            count => new { Id = parsed.GetRequiredValue(id), Deliveries = count },
            count => $"{count}",
            cancel));
        return command;
    }

    private static Task<Outcome<T>> InPlaceAsync<T>(CommandSession session, Guid id, string email, string? workspace, Func<WorkspaceId, PostId, IUseCase<T>> useCase) =>
        session.ActorAsync(email).Then(actor =>
            (workspace is null ? session.WorkspaceOfAsync(new(id), actor) : session.WorkspaceAsync(workspace)).Then(place => session.AskAsync(useCase(place.Id, new(id)), actor)));

    private static Argument<Guid> Id() => new("ID") { Description = "The post." };
}
