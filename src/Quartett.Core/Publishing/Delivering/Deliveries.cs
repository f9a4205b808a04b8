using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>Takes, sends, settles; each delivery in a scope of its own, several channels at once.</summary>
internal sealed class Deliveries(IServiceScopeFactory scopes, ILogger<Deliveries> log) : IDeliveries
{
    private const int AtOnce = 8;

    public async Task<int> SendDueAsync(string node, CancellationToken stop)
    {
        var claims = await InScopeAsync((services, _) => services.GetRequiredService<Claims>().TakeAsync(node, AtOnce, stop), stop);
        await Task.WhenAll(claims.Select(SendAsync));
        return claims.Count;

        async Task SendAsync(Claim claim)
        {
            try
            {
                // Claimed work is finished on the way out; only the taking of new work ends with the host.
                await InScopeAsync(
                    async (services, _) =>
                    {
                        await services.GetRequiredService<Sending>().SendAsync(claim, CancellationToken.None);
                        return 0;
                    },
                    CancellationToken.None);
            }
            catch (Exception crash)
            {
                // The lease runs out and the delivery is taken again, or settled when it had begun.
                log.LogError(crash, "Delivery {Delivery} broke off", claim.Id);
            }
        }
    }

    public Task<int> SettleUncertainAsync(string node, CancellationToken stop) => InScopeAsync(
        async (services, _) =>
        {
            var settling = services.GetRequiredService<Settling>();
            await settling.MarkAbandonedAsync(stop);
            return await settling.AskAsync(node, AtOnce, stop);
        },
        stop);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => InScopeAsync((services, _) => services.GetRequiredService<Claims>().NextDueAsync(cancel), cancel);

    public Task ReturnClaimsAsync(string node, CancellationToken cancel) => InScopeAsync(
        async (services, _) =>
        {
            await services.GetRequiredService<Claims>().ReturnAsync(node, cancel);
            return 0;
        },
        cancel);

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> run, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().EnterAll();
        return await run(scope.ServiceProvider, cancel);
    }
}
