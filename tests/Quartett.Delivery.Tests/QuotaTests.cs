using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>A network's allowance is kept to, and nothing is tried in vain.</summary>
public sealed class QuotaTests
{
    private const int Allowed = 2;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task No_more_goes_out_in_a_window_than_the_network_allows_and_all_goes_out(DatabaseKind kind)
    {
        await using var scene = await Scene.SetAsync(kind);
        var channel = await scene.House.ConnectAsync("test-handle", "konto", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(TestNetworkSettings.Account)] = "konto",
            [nameof(TestNetworkSettings.Password)] = "streng-geheim",
            [nameof(TestNetworkSettings.Server)] = scene.House.Place.Network.ToString(),
            [nameof(TestNetworkSettings.Allowance)] = $"{Allowed}/{Window.TotalSeconds}",
        });
        var posts = new List<PostId>();
        foreach (var number in Enumerable.Range(1, 5)) posts.Add(await scene.House.PlanAsync($"Beitrag {number}", at: null, channel));
        await scene.StartAsync();
        await Patience.UntilAsync(scene.Stored.RowsAsync, rows => rows.Any(row => row is { State: DeliveryState.Waiting, HeldReason: HeldReasons.Quota }), rows => $"{Truth.Counted(rows)}\n{scene.Said}");
        (await RestsAsync(scene, channel)).ShouldBeTrue("the channel says that it rests");

        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        var ledger = await scene.Network.LedgerAsync();
        ledger.Select(post => post.Text).ShouldBe(Enumerable.Range(1, 5).Select(number => $"Beitrag {number}"));

        var begun = new List<DateTimeOffset>();
        foreach (var post in posts) begun.Add((await scene.House.DeliveriesAsync(post)).ShouldHaveSingleItem().Attempts.ShouldHaveSingleItem().At);
        for (var at = Allowed; at < begun.Count; at++) (begun[at] - begun[at - Allowed]).ShouldBeGreaterThanOrEqualTo(Window, ledger[at].Text);
        (await scene.Network.CallsAsync()).ShouldHaveSingleItem().Posts.ShouldBe(ledger.Count, "nothing was tried in vain");
    }

    private static async Task<bool> RestsAsync(Scene scene, ChannelId channel) =>
        (await scene.House.DoneAsync(new ListChannels(scene.House.Workspace), scene.House.Owner)).Single(c => c.Id == channel).RestUntil is not null;
}
