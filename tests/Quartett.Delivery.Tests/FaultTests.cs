using System.Globalization;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>What networks do to posts, with a process that lives.</summary>
public sealed class FaultTests
{
    private static readonly Fault[] AnswerLost = [Fault.HangAfterAccepting, Fault.DropBeforeAccepting, Fault.DropAfterAccepting, Fault.Malformed, Fault.Duplicate, Fault.LoseTheAnswer];

    [Fact]
    public async Task Whatever_a_network_does_to_a_post_nothing_is_lost_and_nothing_sent_twice()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        foreach (var variant in Enum.GetValues<Variant>())
        {
            foreach (var fault in Enum.GetValues<Fault>())
            {
                var channel = await scene.House.ConnectAsync(variant, Account(variant, fault));
                await scene.Network.ScriptAsync(Account(variant, fault), new Rule(fault, Times: 1, Milliseconds: 1000));
                foreach (var number in Enumerable.Range(1, 2)) await scene.House.PlanAsync($"Beitrag {number}", at: null, channel);
            }
        }

        await scene.StartAsync();
        var rows = await Patience.UntilAsync(scene.Stored.RowsAsync, rows => rows.All(IsSettled), rows => $"{Truth.Counted(rows)}\n{scene.Said}");
        await scene.ShouldBeTrueAsync(rows);
        foreach (var fault in AnswerLost)
            rows.Count(row => row.Account == Account(Variant.Bare, fault) && row.State == DeliveryState.Uncertain).ShouldBe(1, $"{fault}: what nobody knows is shown");
    }

    [Fact]
    public async Task What_arrives_only_after_its_sender_was_killed_is_not_sent_again()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        foreach (var variant in Enum.GetValues<Variant>())
        {
            var channel = await scene.House.ConnectAsync(variant, $"konto-{variant}");
            await scene.Network.ScriptAsync($"konto-{variant}", new Rule(Fault.Delay, Times: 1, Milliseconds: (int)(Additions.AbsenceTrusted / 2).TotalMilliseconds));
            await scene.House.PlanAsync("Kommt spät an", at: null, channel);
        }

        var server = await scene.StartAsync();
        await Patience.UntilAsync(scene.Network.CallsAsync, calls => calls.Sum(c => c.Posts) == 3, _ => scene.Said);
        await server.KillAsync();
        await scene.StartAsync();
        await scene.ShouldBeTrueAsync(await scene.SettledAsync());
        await Patience.UntilAsync(scene.Network.CountAsync, count => count == 3, count => $"{count} accepted");
    }

    [Fact]
    public async Task Only_a_person_has_a_post_sent_again_where_nobody_can_be_asked()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        var channel = await scene.House.ConnectAsync(Variant.Bare, "konto");
        await scene.Network.ScriptAsync("konto", new Rule(Fault.DropBeforeAccepting, Times: 1));
        var post = await scene.House.PlanAsync("Ungewiss", at: null, channel);
        await scene.StartAsync();
        await scene.SettledAsync();
        var delivery = (await scene.House.DeliveriesAsync(post)).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.Uncertain);
        (await scene.Network.CallsAsync()).ShouldHaveSingleItem().Posts.ShouldBe(1);

        await scene.House.DoneAsync(new SettleUncertain(scene.House.Workspace, delivery.Id, Settlement.SendAgain), scene.House.Owner);
        await Patience.UntilAsync(scene.Stored.RowsAsync, rows => rows[0].State == DeliveryState.Delivered, Truth.Counted);
        (await scene.Network.CountAsync()).ShouldBe(1);
    }

    private static bool IsSettled(Row row) =>
        row.State == DeliveryState.Delivered || row is { NobodyCanSay: true, State: DeliveryState.Uncertain }

        // After a 500 the channel rests for longer than this test wants to wait.
        || (row.State == DeliveryState.Waiting && row.Account == Account(row.Network, Fault.Error));

    private static string Account(Variant variant, Fault fault) => Account($"test-{variant.ToString().ToLowerInvariant()}", fault);

    private static string Account(string network, Fault fault) => string.Create(CultureInfo.InvariantCulture, $"{network}-{fault}");
}
