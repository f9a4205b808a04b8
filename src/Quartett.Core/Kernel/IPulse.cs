using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Quartett.Core.Kernel;

/// <summary>Background workers beat here; readiness asks whether all of them still do.</summary>
public interface IPulse
{
    /// <summary>The worker has just done a round, or has looked and found nothing to do.</summary>
    void Beat(string worker);

    /// <summary>Workers that have not beaten within the span; empty when all is well.</summary>
    IReadOnlyList<string> SilentFor(TimeSpan span);
}

/// <summary>A worker that must beat for the installation to count as ready.</summary>
public sealed record ExpectedPulse(string Worker);

internal sealed class Pulse(IEnumerable<ExpectedPulse> expected, TimeProvider clock) : IPulse
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly string[] _expected = [.. expected.Select(e => e.Worker).Distinct(StringComparer.Ordinal)];

    public void Beat(string worker) => _last[worker] = clock.GetUtcNow();

    public IReadOnlyList<string> SilentFor(TimeSpan span)
    {
        var oldest = clock.GetUtcNow() - span;
        return [.. _expected.Where(w => !_last.TryGetValue(w, out var at) || at < oldest)];
    }
}

public static class PulseRegistration
{
    /// <summary>Readiness waits for this worker from now on.</summary>
    public static IServiceCollection ExpectPulse(this IServiceCollection services, string worker) => services.AddSingleton(new ExpectedPulse(worker));
}
