using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing.Repeating;

internal sealed class PreviewRecurrenceHandler(Moments moments, TimeProvider clock) : IHandle<PreviewRecurrence, IReadOnlyList<Occurrence>>
{
    private const int Most = 50;

    public async Task<Outcome<IReadOnlyList<Occurrence>>> HandleAsync(PreviewRecurrence command, Actor actor, CancellationToken cancel)
    {
        var (now, zone) = (clock.GetUtcNow(), await moments.ZoneAsync(command.Workspace, cancel));
        if (Beginning.Refused(command.Recurrence, zone, now) is { } refused) return refused;
        return Upcoming.Of(command.Recurrence, zone, now).Take(Math.Clamp(command.Take, 1, Most)).ToList();
    }
}

internal sealed class ListSeriesHandler(AppDbContext database, Upcoming upcoming) : IHandle<ListSeries, IReadOnlyList<SeriesView>>
{
    private const int Most = 200;

    public async Task<Outcome<IReadOnlyList<SeriesView>>> HandleAsync(ListSeries command, Actor actor, CancellationToken cancel)
    {
        var rows = await database.Series.AsNoTracking().OrderBy(s => s.EndedAt != null).ThenByDescending(s => s.Id).Take(Most).ToListAsync(cancel);
        return (await upcoming.ViewAsync(rows, 1, cancel)).OrderBy(s => s.Stage).ToList();
    }
}

internal sealed class ShowSeriesHandler(AppDbContext database, Upcoming upcoming) : IHandle<ShowSeries, SeriesView>
{
    private const int Days = 8;

    public async Task<Outcome<SeriesView>> HandleAsync(ShowSeries command, Actor actor, CancellationToken cancel) =>
        await database.Series.AsNoTracking().FirstOrDefaultAsync(s => s.Id == command.Series, cancel) is { } row ? (await upcoming.ViewAsync([row], Days, cancel))[0] : new Refusal("kernel.notFound");
}

internal sealed class FindSeriesToPlanHandler(AppDbContext database, IUnitOfWork work, TimeProvider clock) : IHandle<FindSeriesToPlan, IReadOnlyList<DueSeries>>
{
    private const int MostAtOnce = 200;

    public async Task<Outcome<IReadOnlyList<DueSeries>>> HandleAsync(FindSeriesToPlan command, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var now = clock.GetUtcNow();
        return await database.Series.AsNoTracking().Where(s => s.LookAgainAt <= now).OrderBy(s => s.LookAgainAt).Take(MostAtOnce).Select(s => new DueSeries(s.WorkspaceId, s.Id)).ToListAsync(cancel);
    }
}
