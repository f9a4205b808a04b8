using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Switching;
using Quartett.Web.Hosting;

namespace Quartett.Web.Live;

/// <summary>
/// The event stream of a workspace: that something happened and to what, never its content. Nothing leaves before the
/// right to see it was looked up again, and a stream whose right is gone ends.
/// </summary>
internal sealed class LiveApi : IMapApi
{
    // A right that is withdrawn is told like everything else; this is for the day when the telling fails.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    // What happens in one breath goes out together, after one look at the rights.
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(2);
    private static readonly string[] Areas = ["post.", "delivery.", "channel.", "media."];

    public void Map(RouteGroupBuilder api) =>
        api.MapGet("/w/{slug}/events", (HttpContext http, ICurrentWorkspace here, ICurrentActor current, Ask ask, LiveDesk desk, IHostApplicationLifetime house, TimeProvider clock) =>
            {
                // A proxy that collects answers before it passes them on would keep the news to itself.
                http.Response.Headers["X-Accel-Buffering"] = "no";
                http.Response.Headers.CacheControl = "no-store";
                var (workspace, actor) = (here.Opened!.Id, current.Actor);
                var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, house.ApplicationStopping);
                http.Response.RegisterForDispose(end);
                return TypedResults.ServerSentEvents(EventsAsync(desk, workspace, actor.Login!.Value, () => MayStayAsync(ask, workspace, actor), clock, end.Token));
            })
            .WithMetadata(new SetsNoCookie())
            .WithName("events").WithTags("Workspace").WithSummary("Tells as it happens what changed in the workspace, as server-sent events: `told` names kind and subject, `again` asks to look at everything again, `enough` ends the oldest of too many streams of one person")
            .Produces<Happened>(StatusCodes.Status200OK, "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);

    private static async IAsyncEnumerable<SseItem<Happened>> EventsAsync(LiveDesk desk, WorkspaceId workspace, LoginId person, Func<Task<bool>> mayStay, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Taken here, where it is surely given back; a visitor who leaves before the first word never sits down.
        using var seat = desk.Sit(workspace, person);
        // What happened between the page and this stream was heard by nobody.
        yield return new(Happened.Nothing, "again") { ReconnectionInterval = ComeBack };
        while (await NextAsync(seat, cancel) is { } next && await mayStay())
        {
            if (next.GivenUp)
            {
                yield return new(Happened.Nothing, "enough");
                yield break;
            }

            if (next.Missed) yield return new(Happened.Nothing, "again");
            foreach (var told in next.Told.Where(IsShown)) yield return new(new(told.What, told.Subject), "told");
            if (next is { Missed: false, Told.Count: 0 }) yield return new(Happened.Nothing, "here");
            else await BreatheAsync(clock, cancel);
        }
    }

    private static bool IsShown(Told told) => Areas.Any(area => told.What.StartsWith(area, StringComparison.Ordinal));

    private static async Task<Waited?> NextAsync(Seat seat, CancellationToken cancel)
    {
        try
        {
            return await seat.NextAsync(LookAgain, cancel);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task BreatheAsync(TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Breath, clock, cancel);
        }
        catch (OperationCanceledException)
        {
            // The visitor has left or the house is closing; the next look ends the stream.
        }
    }

    private static async Task<bool> MayStayAsync(Ask ask, WorkspaceId workspace, Actor actor)
    {
        try
        {
            return (await ask.RunAsync(new StillHere(workspace), actor)).Done;
        }
        catch (Exception)
        {
            // The visitor has left, or the database is away and nobody knows; a browser comes back by itself.
            return false;
        }
    }

    /// <param name="What">Kind of change, such as post.moved or delivery.delivered.</param>
    /// <param name="Subject">The post, channel or file it is about.</param>
    internal sealed record Happened(string? What, Guid? Subject)
    {
        public static readonly Happened Nothing = new(null, null);
    }
}

/// <summary>Keeps this node's ear on the line to the others.</summary>
internal sealed class LiveRounds(IOtherNodes others) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => others.ListenAsync(stoppingToken);
}
