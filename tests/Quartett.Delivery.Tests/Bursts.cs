using System.Globalization;
using Quartett.Core.Channels;
using Quartett.TestHost;
using Quartett.TestNetwork;

namespace Quartett.Delivery.Tests;

internal static class Bursts
{
    /// <summary>Three channels of each variant, everything due at once.</summary>
    public static async Task BurstAsync(this Scene scene, int perChannel, int milliseconds = 20)
    {
        await scene.Network.PaceAsync(TimeSpan.FromMilliseconds(milliseconds));
        var channels = new List<ChannelId>();
        foreach (var variant in Enum.GetValues<Variant>())
        {
            for (var number = 1; number <= 3; number++) channels.Add(await scene.House.ConnectAsync(variant, string.Create(CultureInfo.InvariantCulture, $"konto-{variant}-{number}")));
        }

        var now = TimeProvider.System.GetUtcNow();
        await Bulk.PlanAsync(scene.House, channels, perChannel * channels.Count, number => now.AddMilliseconds(number));
    }

    /// <summary>Until the network has accepted that share of all posts.</summary>
    public static async Task AcceptedAsync(this Scene scene, double share)
    {
        var wanted = (await scene.Stored.RowsAsync()).Count * share;
        await Patience.UntilAsync(scene.Network.CountAsync, count => count >= wanted, count => $"{count} of {wanted} accepted.\n{scene.Said}");
    }
}
