using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// Takes what is due, prepares it in groups and sends it, many channels at once. A network that is slow fills its own
/// places and nobody else's.
/// </summary>
internal sealed class Flow(IServiceScopeFactory scopes, GroupCommit commit, Sending sending, IDeliverySteps steps, DeliveryPace pace, ILogger<Flow> log)
{
    private readonly ConcurrentDictionary<DeliveryId, Held> _held = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _places = new(StringComparer.Ordinal);
    private volatile bool _closing;

    /// <summary>Called when a network has room again.</summary>
    public Action? OneEnded { get; set; }

    public async Task<int> SendDueAsync(string node, CancellationToken stop)
    {
        var started = await StartAsync(node, stop);
        await Task.WhenAll(started);
        return started.Count;
    }

    public async Task<int> StartDueAsync(string node, CancellationToken stop) => (await StartAsync(node, stop)).Count;

    public Task<int> SettleUncertainAsync(string node, CancellationToken stop) => InScopeAsync(
        async services =>
        {
            var settling = services.GetRequiredService<Settling>();
            await settling.MarkAbandonedAsync(_held.ContainsKey, stop);
            return await settling.AskAsync(node, pace.AtOnce, stop);
        });

    /// <summary>When the next one may be taken that has a place; a network that has enough at hand rings when it has room again.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => InScopeAsync(services => services.GetRequiredService<Claims>().NextDueAsync(Full(), cancel));

    public Task KeepUpAsync(string node, CancellationToken stop) => InScopeAsync(
        async services =>
        {
            await services.GetRequiredService<Watches>().KeepAsync(stop);
            var claims = services.GetRequiredService<Claims>();
            if (_held.Keys is { Count: > 0 } held) await claims.RenewAsync(node, [.. held], stop);
            await claims.EndOfDeadAsync(node, services.GetRequiredService<NodeSign>().IsDead, stop);
            if (DeliveryMetrics.AreWatched) DeliveryMetrics.Show(await claims.BacklogAsync(stop));
            return 0;
        });

    /// <summary>Whether anything is claimed or on its way here.</summary>
    public bool HoldsAny => !_held.IsEmpty;

    /// <summary>From now on nothing begins any more.</summary>
    public void Close() => _closing = true;

    public async Task FinishAsync(string node)
    {
        await Task.WhenAll(_held.Values.Select(h => h.Ended.Task));
        try
        {
            await ReturnClaimsAsync(node, CancellationToken.None);
        }
        catch (Exception away) when (away is not OutOfMemoryException)
        {
            // Nobody waits longer for it than until the leases run out; a house that closes in good order is worth more.
            log.LogWarning("Claims could not be given back: {Reason}", away.GetBaseException().Message);
        }
    }

    public Task ReturnClaimsAsync(string node, CancellationToken cancel) => InScopeAsync(
        async services =>
        {
            await services.GetRequiredService<Claims>().ReturnAsync(node, cancel);
            return 0;
        });

    private async Task<IReadOnlyList<Task>> StartAsync(string node, CancellationToken stop)
    {
        var most = pace.AtOnce + pace.Ahead;
        var claims = await InScopeAsync(services => services.GetRequiredService<Claims>().TakeAsync(node, most, Full(), stop));
        if (claims.Count == 0) return [];
        foreach (var claim in claims)
        {
            _held[claim.Id] = new(claim.Fence);
            await steps.ReachedAsync(DeliveryStep.Claimed, claim.Id, claim.Part);
        }

        // Claimed work is finished on the way out; only the taking of new work ends with the host.
        var (parcels, stopped) = await PrepareAsync(claims);
        var started = new List<Task>(claims.Count);
        foreach (var parcel in parcels)
        {
            if (_held.TryGetValue(parcel.Claim.Id, out var held)) held.Network = parcel.Network;
            started.Add(Guarded(parcel.Claim, () => SendInTurnAsync(parcel)));
        }

        foreach (var end in stopped) started.Add(Guarded(end.Claim, () => commit.WriteAsync(end)));
        foreach (var lost in claims.Except(parcels.Select(p => p.Claim)).Except(stopped.Select(s => s.Claim))) End(lost);
        return started;
    }

    /// <summary>Networks that have enough at hand here.</summary>
    private List<string> Full() => [.. _held.Values.GroupBy(h => h.Network, StringComparer.Ordinal).Where(g => g.Count() > pace.Ahead).Select(g => g.Key)];

    private async Task<(IReadOnlyList<Parcel> Parcels, IReadOnlyList<Change> Stopped)> PrepareAsync(IReadOnlyList<Claim> claims)
    {
        try
        {
            return await InScopeAsync(services => services.GetRequiredService<Preparing>().PrepareAsync(claims, CancellationToken.None));
        }
        catch
        {
            foreach (var claim in claims) End(claim);
            throw;
        }
    }

    private async Task SendInTurnAsync(Parcel parcel)
    {
        // A place is a call in flight; while its outcome is written the next one calls.
        if (await CallInTurnAsync(parcel) is { } answer) await sending.RecordAsync(parcel, answer);
    }

    private async Task<Answer?> CallInTurnAsync(Parcel parcel)
    {
        var places = _places.GetOrAdd(parcel.Network, _ => new SemaphoreSlim(pace.AtOnce));
        await places.WaitAsync();
        try
        {
            return _closing ? null : await sending.CallAsync(parcel);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task Guarded(Claim claim, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception crash)
        {
            // The lease runs out and the delivery is taken again, or settled when it had begun.
            log.LogError(crash, "Delivery {Delivery} broke off", claim.Id);
        }
        finally
        {
            End(claim);
        }
    }

    private void End(Claim claim)
    {
        // A claim that was lost and taken again is another one.
        if (!_held.TryGetValue(claim.Id, out var held) || held.Fence != claim.Fence || !_held.TryRemove(new(claim.Id, held))) return;
        held.Ended.TrySetResult();
        // As long as its network has enough at hand there is nothing to look for; looking after each would be most of the work.
        if (_held.Values.Count(h => h.Network == held.Network) <= pace.Ahead) OneEnded?.Invoke();
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> run)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().EnterAll();
        return await run(scope.ServiceProvider);
    }

    private sealed class Held(int fence)
    {
        public int Fence => fence;

        public string Network { get; set; } = "";

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
