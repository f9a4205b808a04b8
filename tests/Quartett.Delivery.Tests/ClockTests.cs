using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>Machines whose clock is wrong or is set while they work.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(+1)]
    [InlineData(-1)]
    public async Task On_PostgreSQL_a_node_with_a_wrong_clock_sends_what_is_due_and_nothing_else(int hours)
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        var channel = await scene.House.ConnectAsync(Variant.Handle, "konto");
        var now = TimeProvider.System.GetUtcNow();
        await scene.House.PlanAsync("Jetzt", now, channel);
        await scene.House.PlanAsync("In einer halben Stunde", now.AddMinutes(30), channel);
        var file = Path.Combine(scene.House.Place.DataFolder, "clock");
        MovedClock.Set(file, TimeSpan.FromHours(hours));
        await scene.StartAsync((MovedClock.Variable, file));
        var rows = await Patience.UntilAsync(scene.Stored.RowsAsync, rows => rows[0].State == DeliveryState.Delivered, rows => $"{Truth.Counted(rows)}\n{scene.Said}");
        rows[1].State.ShouldBe(DeliveryState.Waiting);
        (await scene.Network.LedgerAsync()).ShouldHaveSingleItem().Text.ShouldBe("Jetzt");
    }

    [Fact]
    public async Task A_clock_that_is_set_forward_and_back_in_the_middle_of_a_burst_has_nothing_sent_twice_and_nothing_lost()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        await scene.BurstAsync(perChannel: 12, milliseconds: 150);
        var file = Path.Combine(scene.House.Place.DataFolder, "clock");
        MovedClock.Set(file, TimeSpan.Zero);
        await scene.StartAsync((MovedClock.Variable, file));
        await scene.AcceptedAsync(0.2);
        MovedClock.Set(file, TimeSpan.FromHours(1));
        await scene.AcceptedAsync(0.5);
        MovedClock.Set(file, TimeSpan.FromHours(-1));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        MovedClock.Set(file, TimeSpan.Zero);
        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        rows.ShouldAllBe(row => row.State == DeliveryState.Delivered);
    }
}
