using Quartett.Core.Kernel;
using Quartz;

namespace Quartett.Web;

/// <summary>
/// All clockwork on one page. A routine only finds what is due and calls the ordinary use case; it may run twice or
/// late without harm. Every node has the same timetable, and one of them takes each turn (docs/decisions/0012). Deliveries are not here: their rows are their own clock (docs/decisions/0003).
/// </summary>
internal static class Routines
{
    public const string Pulse = "routines";

    public static void AddRoutines(this IServiceCollection services)
    {
        services.ExpectPulse(Pulse);
        // Several hosts in one process (tests do that) must not share a scheduler by its default name.
        services.AddQuartz([new("quartz.scheduler.instanceName", $"quartett-{Guid.CreateVersion7():n}")], clockwork =>
        {
            clockwork.AddRoutine<BeatPulse>(s => s.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(20)).RepeatForever()));
            clockwork.AddRoutine<LookForTrouble>(s => s.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(30)).RepeatForever()));
            clockwork.AddRoutine<PlanAhead>(s => s.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
            clockwork.AddRoutine<RemindToSign>(s => s.WithCronSchedule("0 23 * * * ?"));
            clockwork.AddRoutine<TidyUp>(s => s.WithCronSchedule("0 17 * * * ?"));
            clockwork.AddTrigger(s => s.ForJob(KeyOf<TidyUp>()).StartNow());
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    private static void AddRoutine<T>(this IQuartzBuilder clockwork, Action<ITriggerConfigurator<IJob>> when) where T : IJob
    {
        clockwork.AddJob<T>(job => job.WithIdentity(KeyOf<T>()));
        clockwork.AddTrigger(trigger => when(trigger.ForJob(KeyOf<T>()).StartNow()));
    }

    private static JobKey KeyOf<T>() => new(typeof(T).Name);
}

/// <summary>Shows that the clockwork turns; readiness listens.</summary>
internal sealed class BeatPulse(IPulse pulse) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        pulse.Beat(Routines.Pulse);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Every minute: series whose next days come near get their posts, each series in a transaction of its own.</summary>
internal sealed class PlanAhead(IServiceScopeFactory scopes, ITurns turns, ILogger<PlanAhead> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await turns.TakeAsync(nameof(PlanAhead), TimeSpan.FromSeconds(50), PlanAsync, cancellationToken);

    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        await using var looking = scopes.CreateAsyncScope();
        var due = await looking.ServiceProvider.GetRequiredService<UseCases>().RunAsync(new Core.Publishing.FindSeriesToPlan(), Actor.Clock, cancellationToken);
        foreach (var series in due.Value ?? [])
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(new Core.Publishing.PlanSeries(series.Workspace, series.Series), Actor.Clock, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The others are not its fault; this one is tried again in a minute.
                log.LogError(failed, "Series {Series} could not be planned ahead", series.Series);
            }
        }
    }
}

/// <summary>Hourly, and once when the house has opened: what has run out is removed – used and expired access links, ended sessions, quizzes nobody finished, left-over upload pieces.</summary>
internal sealed class TidyUp(IServiceScopeFactory scopes, ITurns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var useCases = scope.ServiceProvider.GetRequiredService<UseCases>();
        await turns.TakeAsync(nameof(TidyUp), TimeSpan.FromMinutes(50), async cancel =>
        {
            await useCases.RunAsync(new Core.Workspaces.RemoveExpired(), Actor.Clock, cancel);
            await useCases.RunAsync(new Core.People.ForgetQuizzes(), Actor.Clock, cancel);
        }, cancellationToken);
        // Each node for itself: its folder of unfinished files may be its own.
        await useCases.RunAsync(new Core.Media.SweepUploads(), Actor.Clock, cancellationToken);
    }
}

/// <summary>Twice a minute: what is late, waits for a person or rests is told.</summary>
internal sealed class LookForTrouble(IServiceScopeFactory scopes, ITurns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var useCases = scope.ServiceProvider.GetRequiredService<UseCases>();
        await turns.TakeAsync(nameof(LookForTrouble), TimeSpan.FromSeconds(25), cancel => useCases.RunAsync(new Core.Publishing.RaiseAlarms(), Actor.Clock, cancel), cancellationToken);
    }
}

/// <summary>Hourly, by day: whoever has not signed the policy is reminded, each time once.</summary>
internal sealed class RemindToSign(IServiceScopeFactory scopes, ITurns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var useCases = scope.ServiceProvider.GetRequiredService<UseCases>();
        await turns.TakeAsync(nameof(RemindToSign), TimeSpan.FromMinutes(50), cancel => useCases.RunAsync(new Core.Policies.RemindSigners(), Actor.Clock, cancel), cancellationToken);
    }
}
