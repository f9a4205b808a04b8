using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Web.Calendar;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>Moving posts in the plan, for the calendar's island and for programs.</summary>
internal sealed class CalendarApi : IMapApi
{
    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public void Map(RouteGroupBuilder api) => api.MapPatch("/w/{slug}/calendar/posts/{id:guid}", MoveAsync)
        .WithTags("Calendar")
        .WithSummary("Gives a post another day: a draft is planned, a scheduled post is moved. Without a day it goes back among the drafts without a moment.")
        .Produces<MovedAnswer>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> MoveAsync(string slug, Guid id, MoveInput input, Ask ask, ICurrentWorkspace current, TimeProvider clock)
    {
        var here = current.Opened!;
        if (input.Day is null) return (await Moving.PutBackAsync(ask, here, new(id))).Answer(_ => Results.Ok(new MovedAnswer(id, null)));
        if (LocalDatePattern.Iso.Parse(input.Day) is not { Success: true } day) return ApiProblems.Of([new Refusal("calendar.momentUnreadable", "day")]);
        LocalTime? time = null;
        if (input.Time is { } text)
        {
            if (Times.Parse(text) is not { Success: true } parsed) return ApiProblems.Of([new Refusal("calendar.momentUnreadable", "time")]);
            time = parsed.Value;
        }

        return (await Moving.MoveAsync(ask, here, new(id), day.Value, time, input.Fold ?? Fold.Ask, clock)).Answer(at => Results.Ok(new MovedAnswer(id, at)));
    }
}

/// <summary>Where a post is to go, on the workspace's wall clock.</summary>
/// <param name="Day">yyyy-MM-dd; <c>null</c> takes it out of the plan.</param>
/// <param name="Time">H:mm; keeps the time of day when left out.</param>
/// <param name="Fold">Which of the two, when clocks are set back and the time comes twice.</param>
public sealed record MoveInput(string? Day, string? Time = null, Fold? Fold = null);

/// <param name="PlannedAt">The new moment in UTC, or <c>null</c> when it has none.</param>
public sealed record MovedAnswer(Guid Id, DateTimeOffset? PlannedAt);
