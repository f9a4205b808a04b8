using NodaTime;
using Quartett.Core.Channels;
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
    public async Task When_clocks_are_set_forward_in_spring_a_minute_stays_a_minute()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        var channel = await scene.House.ConnectAsync(Variant.Handle, "konto");
        await PlanAsync(scene, channel, "01:59", new LocalDateTime(2027, 3, 28, 1, 59));
        await PlanAsync(scene, channel, "03:00", new LocalDateTime(2027, 3, 28, 3, 0));
        var file = await StartAtAsync(scene, new(2027, 3, 28, 0, 59, 1, TimeSpan.Zero));
        await OutAsync(scene, "01:59");
        SetTo(file, new(2027, 3, 28, 1, 0, 1, TimeSpan.Zero));
        await OutAsync(scene, "01:59", "03:00");
    }

    [Fact]
    public async Task When_clocks_are_set_back_in_autumn_the_same_time_comes_twice_and_each_once()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        var channel = await scene.House.ConnectAsync(Variant.Handle, "konto");
        await PlanAsync(scene, channel, "02:30 zum zweiten", new LocalDateTime(2027, 10, 31, 2, 30), Fold.Second);
        await PlanAsync(scene, channel, "02:30 zum ersten", new LocalDateTime(2027, 10, 31, 2, 30), Fold.First);
        var file = await StartAtAsync(scene, new(2027, 10, 31, 0, 30, 1, TimeSpan.Zero));
        await OutAsync(scene, "02:30 zum ersten");
        SetTo(file, new(2027, 10, 31, 1, 30, 1, TimeSpan.Zero));
        await OutAsync(scene, "02:30 zum ersten", "02:30 zum zweiten");

        // Somebody sets the clock an hour back: what is out is not sent again.
        SetTo(file, new(2027, 10, 31, 0, 30, 1, TimeSpan.Zero));
        await scene.House.PlanAsync("Danach", new(2027, 10, 31, 0, 30, 2, TimeSpan.Zero), await scene.House.ConnectAsync(Variant.Handle, "anderes"));
        await OutAsync(scene, "02:30 zum ersten", "02:30 zum zweiten", "Danach");
    }

    private static async Task PlanAsync(Scene scene, ChannelId channel, string text, LocalDateTime at, Fold fold = Fold.Ask)
    {
        var house = scene.House;
        var post = await house.DoneAsync(new DraftPost(house.Workspace, new PostContent { Text = text, Variants = [new PostVariant(channel)] }), house.Owner);
        await house.DoneAsync(new SchedulePost(house.Workspace, post, new Moment.OnTheClock(at, fold)), house.Owner);
    }

    private static async Task<string> StartAtAsync(Scene scene, DateTimeOffset now)
    {
        var file = Path.Combine(scene.House.Place.DataFolder, "clock");
        SetTo(file, now);
        await scene.StartAsync((MovedClock.Variable, file));
        return file;
    }

    private static void SetTo(string file, DateTimeOffset now) => MovedClock.Set(file, now - TimeProvider.System.GetUtcNow());

    // Exactly these are out, in this order, and the others wait.
    private static async Task OutAsync(Scene scene, params IReadOnlyList<string> texts)
    {
        var rows = await Patience.UntilAsync(scene.Stored.RowsAsync, rows => rows.Count(row => row.State == DeliveryState.Delivered) >= texts.Count, rows => $"{Truth.Counted(rows)}\n{scene.Said}");
        rows.Where(row => row.State != DeliveryState.Delivered).ShouldAllBe(row => row.State == DeliveryState.Waiting);
        (await scene.Network.LedgerAsync()).Select(post => post.Text).ShouldBe(texts);
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
