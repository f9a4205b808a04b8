using System.Diagnostics;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>Waiting for what has to come.</summary>
internal static class Patience
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(90);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> good, Func<T, string> otherwise, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (good(seen)) return seen;
            if (watch.Elapsed > (limit ?? Usual)) Assert.Fail($"It did not come within {watch.Elapsed.TotalSeconds:0} s. {otherwise(seen)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
