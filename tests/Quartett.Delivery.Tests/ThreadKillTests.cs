using System.Globalization;
using System.Text.Json;
using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.Testing;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>The process is ended by kill -9 in the middle of a thread: what is out stays out once, and the rest follows below it.</summary>
public sealed class ThreadKillTests
{
    private static readonly Variant[] Variants = Enum.GetValues<Variant>();
    private static readonly string[] Texts = ["Eins", "Zwei", "Drei", "Mehr dazu im Laden"];

    public static TheoryData<DatabaseKind, DeliveryStep, int> Steps() =>
    [
        .. from kind in Enum.GetValues<DatabaseKind>()
           from step in Enum.GetValues<DeliveryStep>()
           from part in kind == DatabaseKind.Sqlite ? new[] { 0, 1, 3 } : [1]
           select new TheoryDataRow<DatabaseKind, DeliveryStep, int>(kind, step, part),
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_thread_that_was_killed_at_a_part_goes_on_with_that_part(DatabaseKind kind, DeliveryStep step, int part)
    {
        await using var scene = await Scene.SetAsync(kind);
        var posts = new Dictionary<Variant, PostId>();
        foreach (var variant in Variants) posts[variant] = await scene.PlanThreadAsync(await scene.House.ConnectAsync(variant, $"konto-{variant}"), Texts);

        await scene.Begin((DeadlySteps.Variable, DeadlySteps.Write(step, Variants.Length, part))).EndedAsync();
        var least = Variants.Length * (part + (step >= DeliveryStep.Answered ? 1 : 0));
        // A part that is settled is done with, so the next may be on its way before the last variant comes here to be killed.
        var isDone = step == DeliveryStep.Settled;
        (await scene.Network.LedgerAsync()).Count.ShouldBeInRange(least, isDone && part < Texts.Length - 1 ? least + Variants.Length : least, scene.Said);

        await scene.StartAsync();
        var rows = await scene.SettledAsync();
        var mayBeOut = step is DeliveryStep.Recorded or DeliveryStep.Answered;
        var unknown = rows.Count(row => row.State == DeliveryState.Uncertain);
        unknown.ShouldBeInRange(mayBeOut ? 1 : 0, mayBeOut || isDone ? 1 : 0, Truth.Counted(rows));
        int? seen = null;
        if (unknown == 1)
        {
            var asked = isDone ? part + 1 : part;
            var isThere = (await scene.Network.LedgerAsync($"konto-{Variant.Bare}")).Any(post => post.Text == Texts[asked]);
            if (!isDone) isThere.ShouldBe(step == DeliveryStep.Answered);
            await DecideAsync(scene, posts[Variant.Bare], asked, isThere);
            seen = isThere ? asked : null;
        }

        foreach (var variant in Variants) await ShouldBeOneThreadAsync(scene, variant, seenByPerson: variant == Variant.Bare ? seen : null);
    }

    [Theory]
    [InlineData(DeliveryStep.Recorded, 1, 1)]
    [InlineData(DeliveryStep.Answered, 1, 2)]
    [InlineData(DeliveryStep.Answered, 2, 3)]
    public async Task On_Bluesky_a_killed_thread_is_there_once_and_in_one_chain(DeliveryStep step, int part, int thereAtOnce)
    {
        var bluesky = await BlueskyServer.SharedAsync();
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite, null, string.Create(CultureInfo.InvariantCulture, $"{bluesky.Pds.Host}:{bluesky.Pds.Port}"));
        var channel = await scene.House.ConnectAsync("bluesky", "Bluesky", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Handle"] = bluesky.Carol.Handle,
            ["AppPassword"] = bluesky.Carol.Password,
            ["Server"] = bluesky.Pds.ToString(),
        });
        var mark = Guid.CreateVersion7().ToString("n");
        await scene.PlanThreadAsync(channel, [.. Texts.Select(text => $"{text} {mark}")]);

        await scene.Begin((DeadlySteps.Variable, DeadlySteps.Write(step, 1, part))).EndedAsync();
        (await FindAsync(bluesky, mark)).Count.ShouldBe(thereAtOnce, scene.Said);
        await scene.StartAsync();
        await scene.SettledAsync();

        var there = await FindAsync(bluesky, mark);
        there.Select(post => post.Text).ShouldBe(Texts.Select(text => $"{text} {mark}"), ignoreOrder: true);
        var uri = there.ToDictionary(post => post.Text.Split(' ')[0], post => post.Uri);
        foreach (var post in there)
        {
            post.Parent.ShouldBe(post.Text.Split(' ')[0] switch { "Zwei" or "Mehr" => uri["Eins"], "Drei" => uri["Zwei"], _ => null }, post.Text);
        }
    }

    private static async Task DecideAsync(Scene scene, PostId post, int part, bool isThere)
    {
        var delivery = (await scene.House.DeliveriesAsync(post)).ShouldHaveSingleItem();
        delivery.Parts.ShouldNotBeNull().Out.Count.ShouldBe(part);
        await scene.House.DoneAsync(new SettleUncertain(scene.House.Workspace, delivery.Id, isThere ? Settlement.ItIsThere : Settlement.SendAgain), scene.House.Owner);
        var rows = await Patience.UntilAsync(
            scene.Stored.RowsAsync,
            rows => rows.All(row => row.State == DeliveryState.Delivered || row is { NobodyCanSay: true, HeldReason: HeldReasons.PartUnknown }),
            rows => $"{Truth.Counted(rows)}\n{scene.Said}");

        // Nothing can be hung below a beginning that only a person has seen.
        rows.Count(row => row.State == DeliveryState.Held).ShouldBe(isThere && part == 0 ? 1 : 0);
    }

    private static async Task ShouldBeOneThreadAsync(Scene scene, Variant variant, int? seenByPerson)
    {
        var ledger = await scene.Network.LedgerAsync($"konto-{variant}");
        ledger.Select(post => post.Text).ShouldBe(seenByPerson == 0 ? Texts[..1] : Texts, variant.ToString());
        for (var at = 1; at < ledger.Count; at++)
        {
            var above = at == Texts.Length - 1 ? 0 : seenByPerson == at - 1 ? at - 2 : at - 1;
            ledger[at].Below.ShouldBe(ledger[above].Id, $"{variant}: {ledger[at].Text}");
        }
    }

    private static async Task<IReadOnlyList<(string Text, string Uri, string? Parent)>> FindAsync(BlueskyServer bluesky, string mark)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await using var answer = await http.GetStreamAsync(
            new Uri(bluesky.Pds, $"/xrpc/com.atproto.repo.listRecords?repo={bluesky.Carol.Did}&collection=app.bsky.feed.post&limit=100"), TestContext.Current.CancellationToken);
        using var posts = await JsonDocument.ParseAsync(answer, cancellationToken: TestContext.Current.CancellationToken);
        return
        [
            .. from record in posts.RootElement.GetProperty("records").EnumerateArray()
               let value = record.GetProperty("value")
               let text = value.GetProperty("text").GetString()!
               where text.EndsWith(mark, StringComparison.Ordinal)
               select (text, record.GetProperty("uri").GetString()!, value.TryGetProperty("reply", out var reply) ? reply.GetProperty("parent").GetProperty("uri").GetString() : null),
        ];
    }
}

internal static class Threads
{
    /// <summary>Plans a thread for now; the last text is the first comment.</summary>
    public static async Task<PostId> PlanThreadAsync(this Scene scene, ChannelId channel, IReadOnlyList<string> texts)
    {
        var house = scene.House;
        var content = new PostContent
        {
            Text = texts[0],
            More = [.. texts.Skip(1).SkipLast(1).Select(text => new PostPart(text))],
            Variants = [new PostVariant(channel, FirstComment: texts[^1])],
        };
        var post = await house.DoneAsync(new DraftPost(house.Workspace, content), house.Owner);
        await house.DoneAsync(new SchedulePost(house.Workspace, post, new Moment.Now()), house.Owner);
        return post;
    }
}
