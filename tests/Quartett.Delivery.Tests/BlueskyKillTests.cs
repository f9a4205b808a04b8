using System.Globalization;
using System.Text.Json;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>The same against the network's own reference server.</summary>
public sealed class BlueskyKillTests
{
    [Theory]
    [InlineData(DeliveryStep.Recorded, 0)]
    [InlineData(DeliveryStep.Answered, 1)]
    public async Task On_Bluesky_a_killed_delivery_is_there_once_in_the_end(DeliveryStep step, int thereAtOnce)
    {
        var bluesky = await BlueskyServer.SharedAsync();
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite, null, string.Create(CultureInfo.InvariantCulture, $"{bluesky.Pds.Host}:{bluesky.Pds.Port}"));
        var channel = await scene.House.ConnectAsync("bluesky", "Bluesky", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Handle"] = bluesky.Carol.Handle,
            ["AppPassword"] = bluesky.Carol.Password,
            ["Server"] = bluesky.Pds.ToString(),
        });
        var text = $"Zweimal wäre einmal zu viel {Guid.CreateVersion7():n}";
        await scene.House.PlanAsync(text, at: null, channel);

        await scene.Begin((DeadlySteps.Variable, DeadlySteps.Write(step, 1))).EndedAsync();
        (await CountAsync(bluesky, text)).ShouldBe(thereAtOnce, scene.Said);
        await scene.StartAsync();
        await scene.SettledAsync();
        (await CountAsync(bluesky, text)).ShouldBe(1);
    }

    private static async Task<int> CountAsync(BlueskyServer bluesky, string text)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await using var answer = await http.GetStreamAsync(
            new Uri(bluesky.Pds, $"/xrpc/com.atproto.repo.listRecords?repo={bluesky.Carol.Did}&collection=app.bsky.feed.post&limit=100"), TestContext.Current.CancellationToken);
        using var posts = await JsonDocument.ParseAsync(answer, cancellationToken: TestContext.Current.CancellationToken);
        return posts.RootElement.GetProperty("records").EnumerateArray().Count(record => record.GetProperty("value").GetProperty("text").GetString() == text);
    }
}
