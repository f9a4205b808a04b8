using System.Diagnostics;
using System.Globalization;
using Quartett.Core.Publishing;

namespace Quartett.TestHost;

/// <summary>
/// Ends this process as <c>kill -9</c> does when the n-th delivery reaches a step. Those that reach it before wait
/// there, so that all n are at that very step when it happens.
/// </summary>
public sealed class DeadlySteps(DeliveryStep deadly, int count, int deadlyPart) : IDeliverySteps
{
    /// <summary><c>Recorded:3:0</c>: when the third delivery has been recorded; the last number is the part of the delivery it is about.</summary>
    public const string Variable = "TESTHOST_KILL_AT";

    // An engine that goes from delivery to delivery would wait for ever for the next to come.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private int _reached;

    public static DeadlySteps Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':') is [var step, var count, var part]
            ? new(Enum.Parse<DeliveryStep>(step), int.Parse(count, CultureInfo.InvariantCulture), int.Parse(part, CultureInfo.InvariantCulture))
            : throw new FormatException($"{Variable} should look like Recorded:3:0, but is {text}.");
    }

    public static string Write(DeliveryStep step, int count, int part = 0) => string.Create(CultureInfo.InvariantCulture, $"{step}:{count}:{part}");

    public async ValueTask ReachedAsync(DeliveryStep step, DeliveryId delivery, int part)
    {
        if (step != deadly || part != deadlyPart) return;
        if (Interlocked.Increment(ref _reached) < count) await Task.Delay(LongestWait);
        using var self = Process.GetCurrentProcess();
        self.Kill();
        await Task.Delay(Timeout.Infinite);
    }
}
