using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Demo;

/// <summary>Where the demo plays: a product of its own whose clock can be set, asked through the same door as everybody.</summary>
internal sealed class DemoStage(IServiceProvider services, DemoClock clock, CancellationToken cancel)
{
    public DemoClock Clock => clock;

    /// <exception cref="InvalidOperationException">The product refused something of the demo: a mistake in the demo.</exception>
    public async Task<T> AskAsync<T>(IUseCase<T> useCase, Actor actor)
    {
        await using var scope = services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor, cancel);
        return outcome.Done
            ? outcome.Value
            : throw new InvalidOperationException($"The demo was refused {useCase.GetType().Name} at {clock.GetUtcNow():O}: {string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} {r.Field} {string.Join(' ', r.Args)}"))}");
    }

    /// <summary>Lets the dispatcher send whatever is due by now.</summary>
    public async Task DeliverAsync()
    {
        var deliveries = services.GetRequiredService<IDeliveries>();
        while (await deliveries.SendDueAsync("demo", cancel) > 0)
        {
            // One delivery per channel and round; the next round takes the rest.
        }
    }
}
