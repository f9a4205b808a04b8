using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Texts;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Drafting;

/// <summary>Writing together: nothing is overwritten, nothing is lost, everything can be brought back.</summary>
public sealed class DraftingTests
{
    [Theory, Databases]
    public async Task The_second_of_two_saves_is_refused_and_learns_whose_change_it_was_and_when(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("Anfang");
        company.Core.Clock.Advance(TimeSpan.FromMinutes(3));
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Von Emil")), company.Editor);

        var refused = (await company.Core.RunAsync(new EditPost(company.Workspace, post, 1, company.Says("Von Anna")), company.Author)).Refusal!;

        refused.Code.ShouldBe("post.conflict");
        refused.Args.ShouldBe(["Emil Ebert", "2026-11-23T08:03:00.0000000+00:00", 2]);
        (await company.ShowAsync(post)).Content.Text.ShouldBe("Von Emil");
    }

    [Theory, Databases]
    public async Task Of_saves_at_the_same_moment_one_wins_and_the_others_are_told(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("Anfang");

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => company.Core.RunAsync(new EditPost(company.Workspace, post, 1, company.Says($"Stimme {n}")), n % 2 == 0 ? company.Editor : company.Author)));

        all.Count(o => o.Done).ShouldBe(1);
        all.Where(o => !o.Done).ShouldAllBe(o => o.Refusal!.Code == "post.conflict");
        (await company.ShowAsync(post)).Revision.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task One_sitting_is_one_version_and_the_first_is_kept(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("eins");
        for (var n = 1; n <= 4; n++)
        {
            await company.Core.DoneAsync(new EditPost(company.Workspace, post, n, company.Says($"eins zwei {n}")), company.Author);
            company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 5, company.Says("eins zwei 4 drei")), company.Editor);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(11));
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 6, company.Says("eins zwei 4 vier")), company.Editor);

        var versions = await company.Core.DoneAsync(new ListVersions(company.Workspace, post), company.Author);
        versions.Select(v => (v.Revision, v.AuthorName, v.Content.Text)).ShouldBe(
            [(7, "Emil Ebert", "eins zwei 4 vier"), (6, "Emil Ebert", "eins zwei 4 drei"), (5, "Anna Auer", "eins zwei 4"), (1, "Anna Auer", "eins")]);
        versions[0].Changes.Where(c => c.Kind != ChangeKind.Same).ShouldBe([new(ChangeKind.Removed, "drei"), new(ChangeKind.Added, "vier")]);
    }

    [Theory, Databases]
    public async Task Saving_the_same_changes_nothing(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("gleich");

        (await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("gleich")), company.Editor)).Revision.ShouldBe(1);

        (await company.ShowAsync(post)).ChangedByName.ShouldBe("Anna Auer");
    }

    [Theory, Databases]
    public async Task An_older_version_is_restored_as_a_new_one(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("alt");
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("neu")), company.Editor);

        (await company.Core.RunAsync(new RestoreVersion(company.Workspace, post, 1, 1), company.Author)).Refusal!.Code.ShouldBe("post.conflict");
        (await company.Core.RunAsync(new RestoreVersion(company.Workspace, post, 2, 9), company.Author)).Refusal!.Code.ShouldBe("post.versionGone");
        (await company.Core.DoneAsync(new RestoreVersion(company.Workspace, post, 2, 1), company.Author)).Revision.ShouldBe(3);

        (await company.ShowAsync(post)).Content.Text.ShouldBe("alt");
        (await company.Core.DoneAsync(new ListVersions(company.Workspace, post), company.Author)).Select(v => v.Content.Text).ShouldBe(["alt", "neu", "alt"]);
    }

    [Theory, Databases]
    public async Task A_copy_lives_its_own_life(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddDays(1)), "Vorlage");

        var copy = await company.Core.DoneAsync(new DuplicatePost(company.Workspace, post), company.Editor);
        await company.Core.DoneAsync(new EditPost(company.Workspace, copy, 1, company.Says("Kopie")), company.Editor);

        (await company.ShowAsync(copy)).ShouldSatisfyAllConditions(c => c.Stage.ShouldBe(PostStage.Draft), c => c.PlannedAt.ShouldBeNull(), c => c.AuthorName.ShouldBe("Emil Ebert"));
        (await company.ShowAsync(post)).Content.Text.ShouldBe("Vorlage");
    }

    [Theory, Databases]
    public async Task What_is_put_away_goes_nowhere_and_can_be_brought_back(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Weg damit");

        await company.Core.DoneAsync(new DiscardPost(company.Workspace, post), company.Editor);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        (await company.SendDueAsync()).ShouldBe(0);
        (await company.Core.DoneAsync(new ListPosts(company.Workspace), company.Author)).ShouldBeEmpty();
        (await company.Core.DoneAsync(new ListPosts(company.Workspace, Discarded: true), company.Author)).ShouldHaveSingleItem().Stage.ShouldBe(PostStage.Discarded);
        foreach (var code in new[]
                 {
                     (await company.Core.RunAsync(new EditPost(company.Workspace, post, 1, company.Says("x")), company.Author)).Refusal?.Code,
                     (await company.Core.RunAsync(new RestoreVersion(company.Workspace, post, 1, 1), company.Author)).Refusal?.Code,
                     (await company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor)).Refusal?.Code,
                 })
        {
            code.ShouldBe("post.discarded");
        }

        await company.Core.DoneAsync(new BringBackPost(company.Workspace, post), company.Author);
        (await company.ShowAsync(post)).ShouldSatisfyAllConditions(p => p.Stage.ShouldBe(PostStage.Draft), p => p.Deliveries.ShouldBeEmpty(), p => p.Content.Text.ShouldBe("Weg damit"));
    }

    [Theory, Databases]
    public async Task Who_only_drafts_cannot_take_a_planned_post_off_the_plan_by_putting_it_away(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var planned = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Bleibt");
        var own = await company.DraftAsync("Nur ein Entwurf");

        (await company.Core.RunAsync(new DiscardPost(company.Workspace, planned), company.Author)).Refusal!.Code.ShouldBe("post.plannedByOthers");
        await company.Core.DoneAsync(new HoldPost(company.Workspace, planned), company.Editor);
        (await company.Core.RunAsync(new DiscardPost(company.Workspace, planned), company.Author)).Refusal!.Code.ShouldBe("post.plannedByOthers");
        await company.Core.DoneAsync(new ReleasePost(company.Workspace, planned), company.Editor);
        await company.Core.DoneAsync(new DiscardPost(company.Workspace, own), company.Author);

        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Bleibt"]);
    }

    [Theory, Databases]
    public async Task A_channel_taken_out_by_who_only_drafts_holds_what_was_planned_there_until_somebody_decides(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite Probe");
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Auf beiden", company.Channel, second);

        (await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Auf beiden", second)), company.Author)).Held.ShouldBe(1);
        (await StatesAsync()).ShouldBe([DeliveryState.Held, DeliveryState.Waiting]);
        (await company.ShowAsync(post)).Deliveries.Single(d => d.State == DeliveryState.Held).HeldReason.ShouldBe(HeldReasons.ContentChanged);

        // Releasing agrees to the post as it is now, without that channel; so does saving it.
        await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor);
        (await StatesAsync()).ShouldBe([DeliveryState.Waiting]);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        await company.SendDueAsync();
        (await company.LedgerAsync(second)).Texts.ShouldBe(["Auf beiden"]);

        async Task<List<DeliveryState>> StatesAsync() => [.. (await company.ShowAsync(post)).Deliveries.Where(d => d.State != DeliveryState.Cancelled).Select(d => d.State).OrderDescending()];
    }

    [Theory, Databases]
    public async Task What_is_public_is_not_put_away(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PublishedAsync();

        (await company.Core.RunAsync(new DiscardPost(company.Workspace, post), company.Author)).Refusal!.Code.ShouldBe("post.isPublic");
    }

    [Theory, Databases]
    public async Task Colleagues_are_mentioned_in_comments(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();

        await company.Core.DoneAsync(new AddComment(company.Workspace, post, "@Emil schaust du? cc @\"Lena Lindner\", nicht mail@example.org, @emil"), company.Author);
        (await company.Core.RunAsync(new AddComment(company.Workspace, post, " "), company.Author)).Refusal!.Code.ShouldBe("comment.empty");
        (await company.Core.RunAsync(new AddComment(company.Workspace, post, new string('x', 4001)), company.Author)).Refusal!.Code.ShouldBe("comment.tooLong");

        var comment = (await company.Core.DoneAsync(new ListComments(company.Workspace, post), company.Editor)).ShouldHaveSingleItem();
        comment.Mentions.ShouldBe(["Emil", "Lena Lindner"]);
        comment.AuthorName.ShouldBe("Anna Auer");
    }

    [Theory, Databases]
    public async Task Text_blocks_are_kept_changed_and_dropped(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var id = await company.Core.DoneAsync(new KeepTextBlock(company.Workspace, null, TextBlockKind.Signature, "Gruß", "Ihre Tischlerei"), company.Author);
        await company.Core.DoneAsync(new KeepTextBlock(company.Workspace, id, TextBlockKind.Signature, "Gruß", "Ihre Tischlerei Lindner"), company.Editor);

        (await company.Core.DoneAsync(new ListTextBlocks(company.Workspace), company.Author)).ShouldHaveSingleItem().Text.ShouldBe("Ihre Tischlerei Lindner");
        await company.Core.DoneAsync(new DropTextBlock(company.Workspace, id), company.Author);
        (await company.Core.DoneAsync(new ListTextBlocks(company.Workspace), company.Author)).ShouldBeEmpty();
        (await company.Core.RunAsync(new KeepTextBlock(company.Workspace, null, TextBlockKind.Template, "", ""), company.Author)).Refusals.Select(r => r.Code).ShouldBe(["textBlock.name", "textBlock.text"]);
    }

    [Theory, Databases]
    public async Task A_video_whose_captions_are_gone_can_still_be_looked_at_and_edited(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var video = Guid.CreateVersion7();
        await company.StoredAsync(async db =>
        {
            db.Add(new Core.Media.Library.MediaItem { Id = video, WorkspaceId = company.Workspace, Kind = MediaKind.Video, FileName = "film.mp4", ContentType = "video/mp4", Bytes = 9, UploadedByName = "Anna", UploadedAt = company.Core.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var content = company.Says("Film") with { Video = new PostVideo(video, "Ein Film", Captions: Guid.CreateVersion7()) };

        (await company.Core.DoneAsync(new CheckContent(company.Workspace, content), company.Editor)).ShouldHaveSingleItem().Verdict.Findings.ShouldBeEmpty();
        var post = await company.Core.DoneAsync(new DraftPost(company.Workspace, content), company.Author);
        (await company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor)).Refusal!.Code.ShouldBe("post.mediaMissing");
    }

    [Theory, Databases]
    public async Task A_picture_in_use_stays_and_says_where(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var picture = await company.PictureAsync();
        var post = await company.Core.DoneAsync(new DraftPost(company.Workspace, company.Says("Mit Bild") with { Images = [new PostImage(picture, "Werkstatt")] }), company.Author);

        (await company.Core.RunAsync(new DeleteMedia(company.Workspace, picture), company.Author)).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("media.inUse"), r => r.Args.ShouldBe(["Mit Bild"]));
        (await company.Core.DoneAsync(new ShowMedia(company.Workspace, picture), company.Author)).Uses.ShouldHaveSingleItem().Subject.ShouldBe(post.Value);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
        await company.SendDueAsync();
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);

        await company.Core.DoneAsync(new DeleteMedia(company.Workspace, picture), company.Author);
        (await company.Core.RunAsync(new OpenMedia(company.Workspace, picture, true), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
    }

    [Theory]
    [InlineData("# Neues Brot\n\nAb Montag ein **Roggenbrot**.", "Neues Brot  Ab Montag ein Roggenbrot.")]
    [InlineData("#Brot ist da_und_dort * heute", "#Brot ist da_und_dort * heute")]
    public void First_words_show_no_signs_of_headings_and_emphasis(string text, string words) => new PostContent { Text = text }.FirstWords.ShouldBe(words);

    [Fact]
    public void First_words_break_no_character_apart()
    {
        for (var before = 80; before < 100; before++)
        {
            var words = new PostContent { Text = new string('a', before) + string.Concat(Enumerable.Repeat("👩‍👩‍👧", 10)) }.FirstWords;

            words.Replace("👩‍👩‍👧", "").TrimEnd(' ', '…').ShouldBe(new string('a', Math.Min(before, 89)));
        }
    }

    [Fact]
    public void A_difference_put_together_gives_both_texts()
    {
        CsCheck.Check.Sample(CsCheck.Gen.Select(CsCheck.Gen.String["ab \n.ä"], CsCheck.Gen.String["ab \n.ä"]), (before, after) =>
        {
            var changes = Difference.Between(before, after);
            string.Concat(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.Text)).ShouldBe(before);
            string.Concat(changes.Where(c => c.Kind != ChangeKind.Removed).Select(c => c.Text)).ShouldBe(after);
        });
    }

    [Theory, Databases]
    public async Task Content_that_cannot_be_is_refused_before_it_is_stored(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var twice = company.Says("x") with { Variants = [new(company.Channel), new(company.Channel)] };
        var long100001 = company.Says(new string('x', 100_001));
        var script = company.Says("x") with { Link = new PostLink("javascript:alert(1)") };

        foreach (var (content, code) in new[] { (twice, "post.channelTwice"), (long100001, "post.textTooLong"), (script, "post.linkUnreadable") })
            (await company.Core.RunAsync(new DraftPost(company.Workspace, content), company.Author)).Refusal!.Code.ShouldBe(code);
        (await company.Core.DoneAsync(new ListPosts(company.Workspace), company.Author)).ShouldBeEmpty();
    }
}
