using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>The process is ended by kill -9 while a delivery of each kind of network is at the same recorded step.</summary>
public sealed class KillTests
{
    private static readonly Variant[] Variants = Enum.GetValues<Variant>();

    public static TheoryData<DatabaseKind, DeliveryStep> Steps() =>
        [.. from kind in Enum.GetValues<DatabaseKind>() from step in Enum.GetValues<DeliveryStep>() select new TheoryDataRow<DatabaseKind, DeliveryStep>(kind, step)];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task What_a_process_had_begun_when_it_was_killed_is_neither_lost_nor_sent_twice(DatabaseKind kind, DeliveryStep step)
    {
        await using var scene = await Scene.SetAsync(kind);
        foreach (var variant in Variants)
        {
            var channel = await scene.House.ConnectAsync(variant, $"konto-{variant}");
            foreach (var number in Enumerable.Range(1, 3)) await scene.House.PlanAsync($"Beitrag {number}", at: null, channel);
        }

        await scene.Begin((DeadlySteps.Variable, DeadlySteps.Write(step, Variants.Length))).EndedAsync();
        var left = await scene.Stored.RowsAsync();
        left.Count(row => row.State == LeftIn(step)).ShouldBe(Variants.Length, $"{Truth.Counted(left)}\n{scene.Said}");
        (await scene.Network.LedgerAsync()).Count.ShouldBe(step >= DeliveryStep.Answered ? Variants.Length : 0);

        await scene.StartAsync();
        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);

        // Where nobody can be asked, a person sees exactly what was on its way.
        rows.Count(row => row.State == DeliveryState.Uncertain).ShouldBe(step is DeliveryStep.Recorded or DeliveryStep.Answered ? 1 : 0, Truth.Counted(rows));
    }

    private static DeliveryState LeftIn(DeliveryStep step) => step switch
    {
        DeliveryStep.Claimed => DeliveryState.Claimed,
        DeliveryStep.Settled => DeliveryState.Delivered,
        _ => DeliveryState.Sending,
    };
}
