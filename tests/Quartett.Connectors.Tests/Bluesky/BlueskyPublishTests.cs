using System.Text;
using System.Text.Json.Nodes;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.Bluesky;

public sealed class BlueskyPublishTests
{
    private readonly BlueskyConnector _connector = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_images_can_be_read_back_with_their_alternative_texts()
    {
        var post = Posts.Of(Posts.Unique("Zwei Bilder")) with { Images = [Posts.Image("Ein Tisch aus Eiche", 4, 3), Posts.Image("Größe „M“ 🪵", 1, 2)] };
        var receipt = await PublishAsync(post);

        var record = await BlueskyPeer.RecordAsync(receipt.RemoteId);
        record["text"]!.GetValue<string>().ShouldBe(post.Text);
        record["langs"]!.AsArray().Single()!.GetValue<string>().ShouldBe("de");
        var images = record["embed"]!["images"]!.AsArray();
        images.Select(image => image!["alt"]!.GetValue<string>()).ShouldBe(["Ein Tisch aus Eiche", "Größe „M“ 🪵"]);
        images[0]!["aspectRatio"]!.ToJsonString().ShouldBe("""{"width":4,"height":3}""");
        await using var sent = await post.Images[0].Open(Cancel);
        var bytes = new byte[sent.Length];
        await sent.ReadExactlyAsync(bytes, Cancel);
        (await BlueskyPeer.BlobAsync(images[0]!["image"]!["ref"]!["$link"]!.GetValue<string>())).ShouldBe(bytes);
    }

    [Fact]
    public async Task The_permanent_address_names_the_account_for_good_and_the_chosen_key()
    {
        var post = Posts.Of(Posts.Unique("Adresse"));
        var handle = _connector.ChooseHandle(post, TimeProvider.System);
        var receipt = await _connector.PublishAsync(await AccessAsync(), post, handle, Cancel);
        receipt.RemoteId.ShouldBe($"at://{BlueskyPeer.Did}/app.bsky.feed.post/{handle}");
        receipt.Permalink.ShouldBe(new Uri($"https://bsky.app/profile/{BlueskyPeer.Did}/post/{handle}"));
        receipt.Parts.Single().Revision.ShouldStartWith("bafy");
    }

    [Fact]
    public async Task Links_mentions_and_hashtags_are_marked_to_the_byte_behind_umlauts_and_emoji()
    {
        var text = $"Grüße 👨‍👩‍👧‍👦 an @{BlueskyPeer.OtherHandle} und @niemand.test: https://example.org/küche #Möbel 🇩🇪 #日本";
        var receipt = await PublishAsync(Posts.Of(text));

        var record = await BlueskyPeer.RecordAsync(receipt.RemoteId);
        record["text"]!.GetValue<string>().ShouldBe(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        record["facets"]!.AsArray().Select(facet => (
            Encoding.UTF8.GetString(bytes[facet!["index"]!["byteStart"]!.GetValue<int>()..facet["index"]!["byteEnd"]!.GetValue<int>()]),
            Target(facet["features"]![0]!))).ShouldBe(
            [
                ($"@{BlueskyPeer.OtherHandle}", BlueskyPeer.OtherDid),
                ("https://example.org/küche", "https://example.org/küche"),
                ("#Möbel", "Möbel"),
                ("#日本", "日本"),
            ]);
    }

    [Fact]
    public async Task Three_hundred_graphemes_are_accepted_by_the_server_and_301_are_refused_by_it_and_by_us()
    {
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 100));
        await PublishAsync(Posts.Of(family + new string('ä', 200)));

        var tooLong = family + new string('ä', 201);
        (await FailAsync(Posts.Of(tooLong))).ShouldBe((FailureKind.Validation, "text"));
        var fault = await Should.ThrowAsync<ConnectorException>(() => WriteUncheckedAsync(tooLong));
        (fault.Failure.Kind, fault.Failure.Field).ShouldBe((FailureKind.Validation, "text"));
    }

    [Fact]
    public async Task Three_thousand_and_one_bytes_in_299_graphemes_are_refused_by_the_server_and_by_us()
    {
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 112));
        var fits = families + new string('x', 174) + new string('ä', 13);
        var tooMany = families + new string('x', 173) + new string('ä', 14);
        (TextCount.Of(fits, TextUnit.Grapheme), TextCount.Of(fits, TextUnit.Utf8Byte)).ShouldBe((299, 3000));
        (TextCount.Of(tooMany, TextUnit.Grapheme), TextCount.Of(tooMany, TextUnit.Utf8Byte)).ShouldBe((299, 3001));

        await PublishAsync(Posts.Of(fits));
        (await FailAsync(Posts.Of(tooMany))).ShouldBe((FailureKind.Validation, "text"));
        (await Should.ThrowAsync<ConnectorException>(() => WriteUncheckedAsync(tooMany))).Failure.Kind.ShouldBe(FailureKind.Validation);
    }

    [Fact]
    public async Task Half_a_character_is_refused_at_the_text() =>
        (await FailAsync(Posts.Of("Ende \ud83d"))).ShouldBe((FailureKind.Validation, "text"));

    [Fact]
    public async Task Each_part_of_a_chain_answers_the_one_before_it_and_the_comment_the_post()
    {
        var post = Posts.Of(Posts.Unique("Eins")) with { Steps = 4 };
        var one = await PublishAsync(post);
        var two = await PublishAsync(post.After("Zwei", OutgoingKind.Part, one));
        var three = await PublishAsync(post.After("Drei", OutgoingKind.Part, one, two));
        var comment = await PublishAsync(post.After("Mehr dazu bei uns", OutgoingKind.Comment, one, two, three));
        Reply(await BlueskyPeer.RecordAsync(two.RemoteId)).ShouldBe((Named(one), Named(one)));
        Reply(await BlueskyPeer.RecordAsync(three.RemoteId)).ShouldBe((Named(one), Named(two)));
        Reply(await BlueskyPeer.RecordAsync(comment.RemoteId)).ShouldBe((Named(one), Named(one)), "a comment answers the post itself");
        (await BlueskyPeer.RecordAsync(one.RemoteId))["reply"].ShouldBeNull();
        two.Permalink.ShouldNotBe(one.Permalink);
    }

    [Fact]
    public async Task A_link_card_shows_what_we_fetched()
    {
        var card = new OutgoingLinkCard(new Uri("https://example.org/küche"), "Küchen", "Maßarbeit", Posts.Image(""));
        var receipt = await PublishAsync(Posts.Of(Posts.Unique("Karte")) with { LinkCard = card });
        var external = (await BlueskyPeer.RecordAsync(receipt.RemoteId))["embed"]!["external"]!;
        external["uri"]!.GetValue<string>().ShouldBe(card.Address.AbsoluteUri);
        external["title"]!.GetValue<string>().ShouldBe("Küchen");
        external["description"]!.GetValue<string>().ShouldBe("Maßarbeit");
        external["thumb"]!["mimeType"]!.GetValue<string>().ShouldBe("image/png");
    }

    [Fact]
    public async Task A_video_is_placed_with_its_captions()
    {
        var bytes = Encoding.UTF8.GetBytes("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom made up by a test");
        var video = new OutgoingVideo(_ => Task.FromResult<Stream>(new MemoryStream(bytes)), "video/mp4", bytes.Length, 1920, 1080, 3, "Ein Rundgang")
        {
            Captions = [new OutgoingCaptions("de", "WEBVTT\n\n00:00.000 --> 00:01.000\nGrüezi\n")],
        };
        var receipt = await PublishAsync(Posts.Of(Posts.Unique("Video")) with { Video = video });
        var embed = (await BlueskyPeer.RecordAsync(receipt.RemoteId))["embed"]!;
        embed["$type"]!.GetValue<string>().ShouldBe("app.bsky.embed.video");
        embed["alt"]!.GetValue<string>().ShouldBe("Ein Rundgang");
        embed["aspectRatio"]!["width"]!.GetValue<int>().ShouldBe(1920);
        embed["captions"]![0]!["lang"]!.GetValue<string>().ShouldBe("de");
        (await BlueskyPeer.BlobAsync(embed["video"]!["ref"]!["$link"]!.GetValue<string>())).ShouldBe(bytes);
    }

    private static string Target(JsonNode feature) => (feature["uri"] ?? feature["did"] ?? feature["tag"])!.GetValue<string>();

    private static ReceiptPart Named(DeliveryReceipt receipt) => receipt.Parts[0] with { Permalink = null };

    private static (ReceiptPart Root, ReceiptPart Parent) Reply(JsonNode record) => (Part(record["reply"]!["root"]!), Part(record["reply"]!["parent"]!));

    private static ReceiptPart Part(JsonNode reference) => new(reference["uri"]!.GetValue<string>(), reference["cid"]!.GetValue<string>());

    private static async Task<ChannelAccess> AccessAsync() => TestAccess.To(await BlueskyPeer.SettingsAsync());

    private async Task<DeliveryReceipt> PublishAsync(OutgoingPost post) =>
        await _connector.PublishAsync(await AccessAsync(), post, _connector.ChooseHandle(post, TimeProvider.System), Cancel);

    private async Task<(FailureKind Kind, string? Field)> FailAsync(OutgoingPost post)
    {
        var failure = (await Should.ThrowAsync<ConnectorException>(() => PublishAsync(post))).Failure;
        return (failure.Kind, failure.Field);
    }

    // past our own check, to hear the server's opinion
    private static async Task WriteUncheckedAsync(string text)
    {
        var account = new BlueskyAccount(await AccessAsync());
        var record = new BlueskyPost(text, [], "de", TimeProvider.System.GetUtcNow(), null, null, null);
        await account.CallAsync(session => account.Api.PublishAsync(session, Tid.Next(TimeProvider.System), record, Cancel), Cancel);
    }
}
