using Quartett.Connectors.Abstractions;
using Quartett.Core.Newsroom;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Newsroom;

public sealed class NewsroomOnSqliteTests : NewsroomConnectorTests
{
    protected override Task<PressRoom> OpenAsync() => PressRoom.OpenAsync();
}

public sealed class NewsroomOnPostgresTests : NewsroomConnectorTests
{
    protected override async Task<PressRoom> OpenAsync()
    {
        var server = await PostgresServer.SharedAsync();
        return await PressRoom.OpenAsync(await server.CreateDatabaseAsync(cancellation: Cancel));
    }
}

public abstract class NewsroomConnectorTests
{
    protected abstract Task<PressRoom> OpenAsync();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_post_is_an_article_with_an_address_for_people()
    {
        await using var room = await OpenAsync();
        var receipt = await room.PublishAsync("# Neue Öffnungszeiten\n\nAb Montag sind wir **schon um 7** da.");
        var article = (await room.ReadAsync()).ShouldHaveSingleItem();
        article.Title.ShouldBe("Neue Öffnungszeiten");
        article.HasHeadline.ShouldBeTrue();
        article.Html.ShouldBe("<p>Ab Montag sind wir <strong>schon um 7</strong> da.</p>");
        article.Summary.ShouldBe("Ab Montag sind wir schon um 7 da.");
        receipt.Permalink!.AbsoluteUri.ShouldStartWith("https://social.example/news/lindner/neue-oeffnungszeiten-");
        receipt.RemoteId.ShouldBe(article.Id.ToString());
        receipt.Parts.ShouldHaveSingleItem().RemoteId.ShouldBe(receipt.RemoteId);
    }

    [Fact]
    public async Task An_own_host_name_is_in_the_permalink()
    {
        await using var room = await OpenAsync();
        var receipt = await room.PublishAsync("Frisches Brot", "huber");
        receipt.Permalink!.AbsoluteUri.ShouldStartWith("https://news.huber.example/frisches-brot-");
    }

    [Fact]
    public async Task The_same_handle_twice_is_one_article_and_one_receipt()
    {
        await using var room = await OpenAsync();
        var post = room.Post("Einmal genügt", PressRoom.Image());
        var first = await room.PublishAsync(post);
        room.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await room.PublishAsync(post);
        second.RemoteId.ShouldBe(first.RemoteId);
        second.Permalink.ShouldBe(first.Permalink);
        (await room.ReadAsync()).ShouldHaveSingleItem().PublishedAt.ShouldBe(PressRoom.Start);
        room.Files().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Eight_tries_at_once_with_one_handle_are_one_article()
    {
        await using var room = await OpenAsync();
        var post = room.Post("Alle auf einmal", PressRoom.Image());
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => room.PublishAsync(post), Cancel)));
        receipts.Select(r => r.RemoteId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await room.ReadAsync()).ShouldHaveSingleItem();
        room.Files().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_deliveries_with_the_same_words_are_two_articles_with_two_addresses()
    {
        await using var room = await OpenAsync();
        var one = await room.PublishAsync("Guten Morgen");
        var other = await room.PublishAsync("Guten Morgen");
        one.Permalink.ShouldNotBe(other.Permalink);
        (await room.ReadAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_published_is_found_by_its_handle_and_what_was_not_is_not()
    {
        await using var room = await OpenAsync();
        var post = room.Post("Gesucht");
        var handle = room.Connector.ChooseHandle(post, room.Clock);
        (await room.Connector.FindAsync(room.Access(), post, handle, Cancel)).ShouldBeNull();
        var receipt = await room.PublishAsync(post);
        var found = await room.Connector.FindAsync(room.Access(), post, handle, Cancel);
        found!.RemoteId.ShouldBe(receipt.RemoteId);
        found.Permalink.ShouldBe(receipt.Permalink);
    }

    [Fact]
    public async Task An_edit_keeps_address_id_and_day_and_drops_the_old_picture()
    {
        await using var room = await OpenAsync();
        var receipt = await room.PublishAsync(room.Post("Alter Titel\n\nAlter Text", PressRoom.Image("old"), PressRoom.Image("kept")));
        room.Clock.Advance(TimeSpan.FromHours(1));
        var edited = await room.Connector.EditAsync(room.Access(), room.Post("Neuer Titel\n\nNeuer Text", PressRoom.Image("kept"), PressRoom.Image("new")), receipt, Cancel);
        edited.Permalink.ShouldBe(receipt.Permalink);
        edited.RemoteId.ShouldBe(receipt.RemoteId);
        var article = (await room.ReadAsync()).ShouldHaveSingleItem();
        article.Title.ShouldBe("Neuer Titel");
        article.PublishedAt.ShouldBe(PressRoom.Start);
        article.UpdatedAt.ShouldBe(PressRoom.Start.AddHours(1));
        room.Files().Order(StringComparer.Ordinal).ShouldBe(article.Media.Images.Select(i => i.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_retracted_article_is_gone_and_its_words_and_pictures_with_it()
    {
        await using var room = await OpenAsync();
        var post = room.Post("Ein Irrtum", PressRoom.Image());
        var receipt = await room.PublishAsync(post);
        await room.Connector.RetractAsync(room.Access(), receipt, Cancel);
        await room.Connector.RetractAsync(room.Access(), receipt, Cancel);
        (await room.ReadAsync()).ShouldBeEmpty();
        (await room.AskAsync(new ReadArticle("lindner", PressRoom.SlugOf(receipt)))).Refusal!.Code.ShouldBe("newsroom.retracted");
        (await room.Connector.FindAsync(room.Access(), post, room.Connector.ChooseHandle(post, room.Clock), Cancel)).ShouldBeNull();
        room.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_late_repeated_try_does_not_bring_a_retracted_article_back()
    {
        await using var room = await OpenAsync();
        var post = room.Post("Ein Irrtum");
        await room.Connector.RetractAsync(room.Access(), await room.PublishAsync(post), Cancel);
        var refused = await Should.ThrowAsync<ConnectorException>(() => room.PublishAsync(post));
        refused.Failure.Kind.ShouldBe(FailureKind.Validation);
        (await room.ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Retracting_what_was_never_there_counts_as_done_but_editing_it_does_not()
    {
        await using var room = await OpenAsync();
        var unknown = new DeliveryReceipt(Guid.CreateVersion7().ToString(), null, []);
        await room.Connector.RetractAsync(room.Access(), unknown, Cancel);
        var refused = await Should.ThrowAsync<ConnectorException>(() => room.Connector.EditAsync(room.Access(), room.Post("?"), unknown, Cancel));
        refused.Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task An_article_called_early_appears_at_its_minute()
    {
        await using var room = await OpenAsync();
        var receipt = await room.PublishAsync(room.Post("Um Punkt zehn") with { At = PressRoom.Start.AddMinutes(1) });
        (await room.ReadAsync()).ShouldBeEmpty();
        (await room.AskAsync(new ReadArticle("lindner", PressRoom.SlugOf(receipt)))).Refusal!.Code.ShouldBe("newsroom.notFound");
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        (await room.ReadAsync()).ShouldHaveSingleItem().PublishedAt.ShouldBe(PressRoom.Start.AddMinutes(1));
    }

    [Fact]
    public async Task A_text_at_the_limit_is_taken_and_one_unit_more_is_refused_at_the_text()
    {
        await using var room = await OpenAsync();
        await room.PublishAsync(new string('a', 40_000));
        var refused = await Should.ThrowAsync<ConnectorException>(() => room.PublishAsync(new string('a', 40_001)));
        (refused.Failure.Kind, refused.Failure.Field).ShouldBe((FailureKind.Validation, "text"));
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("text/html")]
    [InlineData("video/mp4")]
    public async Task A_picture_of_another_kind_is_refused_at_its_place(string type)
    {
        await using var room = await OpenAsync();
        var refused = await Should.ThrowAsync<ConnectorException>(() => room.PublishAsync(room.Post("Bild", PressRoom.Image(), PressRoom.Image(type: type))));
        (refused.Failure.Kind, refused.Failure.Field).ShouldBe((FailureKind.Validation, "images[1]"));
        (await room.ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_post_and_one_nested_without_end_are_refused_as_content()
    {
        await using var room = await OpenAsync();
        foreach (var text in new[] { "  ", new string('>', 20_000) + " a", string.Concat(Enumerable.Repeat("[", 20_000)) + "x" })
        {
            try
            {
                await room.PublishAsync(text);
            }
            catch (ConnectorException refused)
            {
                refused.Failure.Kind.ShouldBe(FailureKind.Validation);
                continue;
            }

            text.ShouldNotBe("  ");
        }
    }

    [Fact]
    public async Task Pictures_without_words_carry_the_name_of_the_company()
    {
        await using var room = await OpenAsync();
        var receipt = await room.PublishAsync(room.Post("", PressRoom.Image()));
        (await room.ReadAsync()).ShouldHaveSingleItem().Title.ShouldBe("Tischlerei Lindner");
        PressRoom.SlugOf(receipt).ShouldStartWith("tischlerei-lindner-");
    }

    [Fact]
    public async Task The_test_of_the_channel_knows_the_company_and_misses_an_unknown_one()
    {
        await using var room = await OpenAsync();
        var profile = await room.Connector.TestAsync(room.Access(), Cancel);
        (profile.DisplayName, profile.Address!.AbsoluteUri).ShouldBe(("Tischlerei Lindner", "https://social.example/news/lindner"));
        (await Should.ThrowAsync<ConnectorException>(() => room.Connector.TestAsync(room.Access("nobody"), Cancel))).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_even_when_everything_appeared_at_once()
    {
        await using var room = await OpenAsync();
        for (var i = 0; i < 7; i++)
        {
            if (i == 4) room.Clock.Advance(TimeSpan.FromMinutes(1));
            await room.PublishAsync($"Beitrag {i}");
        }

        var seen = new List<string>();
        string? before = null;
        do
        {
            var page = (await room.AskAsync(new ReadNewsroom("lindner", before, 3))).Value!;
            seen.AddRange(page.Articles.Select(a => a.Title));
            before = page.Older;
        }
        while (before is not null);
        seen.Count.ShouldBe(7);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(7);
        seen.Take(3).Order(StringComparer.Ordinal).ShouldBe(["Beitrag 4", "Beitrag 5", "Beitrag 6"]);
    }

    [Fact]
    public async Task Nothing_of_one_company_is_reached_through_another()
    {
        await using var room = await OpenAsync();
        var post = room.Post("Nur bei Lindner", PressRoom.Image());
        var receipt = await room.PublishAsync(post);
        var slug = PressRoom.SlugOf(receipt);
        var key = (await room.ReadAsync())[0].Media.Images[0].Key;
        var handle = room.Connector.ChooseHandle(post, room.Clock);

        (await room.ReadAsync("huber")).ShouldBeEmpty();
        (await room.AskAsync(new ReadArticle("huber", slug))).Refusal!.Code.ShouldBe("newsroom.notFound");
        (await room.AskAsync(new ReadNewsroom("huber", slug, 10))).Refusal!.Code.ShouldBe("newsroom.notFound");
        (await room.AskAsync(new ListArticles("huber"))).Value!.Articles.ShouldBeEmpty();
        (await room.AskAsync(new OpenNewsroomFile("huber", key))).Refusal!.Code.ShouldBe("newsroom.notFound");
        (await room.Connector.FindAsync(room.Access("huber"), post, handle, Cancel)).ShouldBeNull();
        await Should.ThrowAsync<ConnectorException>(() => room.Connector.EditAsync(room.Access("huber"), room.Post("Fremd"), receipt, Cancel));
        await room.Connector.RetractAsync(room.Access("huber"), receipt, Cancel);
        (await room.ReadAsync()).ShouldHaveSingleItem();

        await using var file = (await room.AskAsync(new OpenNewsroomFile("lindner", key))).Value!.Content;
        file.Length.ShouldBe("a picture".Length);
    }

    [Theory]
    [InlineData("../quartett.db")]
    [InlineData("..%2f..%2fkeys%2fmaster.key")]
    [InlineData("0123456789abcdef0123456789abcdef.exe")]
    [InlineData("0123456789abcdef0123456789abcdef.jpg\n")]
    public async Task A_file_outside_the_newsroom_is_not_opened(string key)
    {
        await using var room = await OpenAsync();
        (await room.AskAsync(new OpenNewsroomFile("lindner", key))).Refusal!.Code.ShouldBe("newsroom.notFound");
    }

    [Fact]
    public async Task A_host_name_leads_to_its_company_whatever_its_case()
    {
        await using var room = await OpenAsync();
        (await room.AskAsync(new FindNewsroomByHost("News.Huber.Example"))).Value.ShouldBe("huber");
        (await room.AskAsync(new FindNewsroomByHost("elsewhere.example"))).Refusal!.Code.ShouldBe("newsroom.notFound");
    }
}
