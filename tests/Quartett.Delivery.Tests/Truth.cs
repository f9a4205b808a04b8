using System.Globalization;
using Quartett.Core.Publishing;
using Quartett.TestNetwork;
using Shouldly;

namespace Quartett.Delivery.Tests;

/// <summary>Compares what the database believes with what the network really accepted.</summary>
internal static class Truth
{
    /// <summary>Waits until nothing is on its way any more: out, or in the hands of a person.</summary>
    public static async Task<IReadOnlyList<Row>> SettledAsync(this Scene scene, TimeSpan? limit = null) => await Patience.UntilAsync(
        scene.Stored.RowsAsync,
        rows => rows.All(row => row.State == DeliveryState.Delivered || row is { NobodyCanSay: true, State: DeliveryState.Uncertain }),
        rows => $"{Counted(rows)}\n{scene.Said}",
        limit);

    /// <summary>
    /// Nothing lost and nothing twice, where the network can be asked; where it cannot, nothing twice, and what nobody
    /// knows is shown as uncertain.
    /// </summary>
    public static async Task ShouldBeTrueAsync(this Scene scene, IReadOnlyList<Row> rows)
    {
        var ledger = (await scene.Network.LedgerAsync()).ToLookup(post => (post.Account, post.Text));
        foreach (var row in rows)
        {
            var accepted = ledger[(row.Account, row.Text)].Count();
            var what = $"{row.Network} „{row.Text}“ {row.State}";
            if (row.State == DeliveryState.Delivered) accepted.ShouldBe(1, what);
            else if (row is { NobodyCanSay: true, State: DeliveryState.Uncertain }) accepted.ShouldBeLessThanOrEqualTo(1, what);
            else accepted.ShouldBe(0, what);
        }

        ledger.Sum(posts => posts.Count()).ShouldBeLessThanOrEqualTo(rows.Count);
    }

    public static string Counted(IEnumerable<Row> rows) => string.Join(", ", rows.GroupBy(row => (row.Network, row.State, row.HeldReason))
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key.Network} {group.Key.State} {group.Key.HeldReason}: {group.Count()}")));
}
