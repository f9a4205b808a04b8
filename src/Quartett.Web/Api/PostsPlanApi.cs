using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Quartett.Web.Hosting;
using Quartett.Web.Posts;

namespace Quartett.Web.Api;

/// <summary>When posts go out, and what happens to what went out.</summary>
internal sealed class PostsPlanApi : IMapApi
{
    public void Map(RouteGroupBuilder api)
    {
        var post = api.MapGroup("/w/{slug}/posts/{id:guid}").WithTags("Posts");
        post.MapPost("/schedule", ScheduleAsync)
            .WithName("schedulePost").WithSummary("Gives a post its moment on the chosen channels: now, at a time, or in the next free slot").Produces<IReadOnlyList<PlannedDelivery>>().ProducesProblem(422);
        post.MapPost("/unschedule", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new UnschedulePost(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("unschedulePost").WithSummary("Takes a post out of the plan").Produces(204).ProducesProblem(422);
        post.MapPost("/hold", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new HoldPost(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("holdPost").WithSummary("Stops what is waiting").Produces(204).ProducesProblem(422);
        post.MapPost("/release", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new ReleasePost(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("releasePost").WithSummary("Lets what was held go on").Produces(204).ProducesProblem(422);

        var delivery = api.MapGroup("/w/{slug}/deliveries/{id:guid}").WithTags("Deliveries");
        delivery.MapPost("/retry", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new RetryDelivery(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("retryDelivery").WithSummary("Tries a refused delivery again with what the post says now").Produces(204).ProducesProblem(422);
        delivery.MapPost("/leave", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new LeaveInPart(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("leaveInPart").WithSummary("Sends no further part of a delivery that is out in part").Produces(204).ProducesProblem(422);
        delivery.MapPost("/retract", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new RetractDelivery(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("retractDelivery").WithSummary("Deletes on the network what was published").Produces(204).ProducesProblem(422);
        delivery.MapPost("/update", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new UpdateDelivered(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName("updateDelivered").WithSummary("Brings the published post up to what it says now, where the network can").Produces(204).ProducesProblem(422);
        delivery.MapPost("/settle", async (ICurrentWorkspace here, Ask ask, Guid id, SettleBody body) =>
                (await ask.RunAsync(new SettleUncertain(here.Opened!.Id, new(id), body.Settlement))).Answer(_ => Results.NoContent()))
            .WithName("settleDelivery").WithSummary("A person says what nobody could find out").Produces(204).ProducesProblem(422);
    }

    private static async Task<IResult> ScheduleAsync(ICurrentWorkspace here, Ask ask, Guid id, ScheduleBody body)
    {
        var moment = ReadMoment.Of(body.When, body.Local, body.Fold, body.Instant);
        if (!moment.Done) return ApiProblems.Of(moment.Refusals);
        var only = body.Channels is { } channels ? channels.Select(c => new ChannelId(c)).ToList() : null;
        return (await ask.RunAsync(new SchedulePost(here.Opened!.Id, new(id), moment.Value, body.Revision, only))).Answer();
    }
}

/// <param name="When">now, at, nextSlot, or slot: a time that is refused where it is a slot of the channel and another post has it.</param>
/// <param name="Local">For at and slot: yyyy-MM-ddTHH:mm on the workspace's wall clock.</param>
/// <param name="Fold">first or second, for a time the clock shows twice.</param>
/// <param name="Instant">For at: an exact instant instead of a wall-clock time.</param>
/// <param name="Revision">What the person had on the screen; refused when the post moved on.</param>
/// <param name="Channels">Only these of the chosen ones.</param>
internal sealed record ScheduleBody(string When, string? Local = null, string? Fold = null, DateTimeOffset? Instant = null, int? Revision = null, IReadOnlyList<Guid>? Channels = null);

/// <param name="Settlement">itIsThere, sendAgain or giveUp.</param>
internal sealed record SettleBody(Settlement Settlement);
