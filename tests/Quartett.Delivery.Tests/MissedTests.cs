using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>What was due while nothing ran.</summary>
public sealed class MissedTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 8_000, 2_000)]
    [InlineData(DatabaseKind.Postgres, 1_000, 1_000)]
    public async Task Of_10000_posts_that_were_due_meanwhile_the_late_go_out_and_the_missed_are_held_for_a_person(DatabaseKind kind, int missed, int late)
    {
        await using var scene = await Scene.SetAsync(kind);
        var channels = new List<ChannelId>();
        for (var number = 0; number < 60; number++) channels.Add(await scene.House.ConnectAsync((Variant)(number % 3), $"konto-{number}"));
        var now = TimeProvider.System.GetUtcNow();
        await Bulk.PlanAsync(scene.House, channels, missed, number => now.AddHours(-3).AddMilliseconds(number));
        await Bulk.PlanAsync(scene.House, channels, late, number => now.AddMinutes(-10).AddMilliseconds(number), first: missed + 1);

        await scene.StartAsync();
        var counts = await Patience.UntilAsync(
            scene.Stored.CountsAsync,
            counts => counts.Keys.All(state => state is DeliveryState.Delivered or DeliveryState.Held),
            counts => $"{string.Join(", ", counts)}\n{scene.Said}",
            TimeSpan.FromMinutes(3));
        counts[DeliveryState.Held].ShouldBe(missed);
        counts[DeliveryState.Delivered].ShouldBe(late);
        var rows = await scene.Stored.RowsAsync();
        rows.Where(row => row.State == DeliveryState.Held).ShouldAllBe(row => row.HeldReason == HeldReasons.Missed);
        rows.Skip(missed).ShouldAllBe(row => row.State == DeliveryState.Delivered);
        await scene.ShouldBeTrueAsync(rows);
    }
}
