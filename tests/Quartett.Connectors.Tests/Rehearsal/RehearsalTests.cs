using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Rehearsal;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.Rehearsal;

public sealed class RehearsalTests
{
    private readonly RehearsalConnector _connector = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ChannelAccess With(string script, string? session = null) => TestAccess.To(RehearsalContractTests.Settings(script), session);

    [Fact]
    public async Task It_keeps_what_it_would_have_sent()
    {
        var access = With("");
        var post = Posts.Of("Eins") with { Images = [Posts.Image("Ein Tisch")] };
        await PublishAsync(access, post);

        var kept = RehearsalLedger.FromJson(access.Session).Posts.ShouldHaveSingleItem();
        kept.Text.ShouldBe("Eins");
        kept.Files.ShouldHaveSingleItem().ShouldBe(new RehearsedFile("image/png", post.Images[0].Bytes, "Ein Tisch"));
    }

    [Fact]
    public async Task A_later_part_goes_through_the_script_on_its_own_and_keeps_what_it_stands_below()
    {
        var access = With("fail:Transient,ok");
        var post = Posts.Of("Eins");
        await FailAsync(access, post);
        var first = await PublishAsync(access, post);
        var second = post.After("Zwei", OutgoingKind.Part, first);
        (await FailAsync(access, second)).Kind.ShouldBe(FailureKind.Transient);
        var receipt = await PublishAsync(access, second);

        RehearsalLedger.FromJson(access.Session).Posts.Select(kept => (kept.Text, kept.Below)).ShouldBe([("Eins", null), ("Zwei", first.RemoteId)]);
        await _connector.RetractAsync(access, first with { Parts = [first.Parts[0], receipt.Parts[0]] }, Cancel);
        RehearsalLedger.FromJson(access.Session).Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_script_is_gone_through_step_by_step_and_for_each_post_anew()
    {
        var access = With("fail:Transient,fail:RateLimited,ok");
        foreach (var post in new[] { Posts.Of("Eins"), Posts.Of("Zwei") })
        {
            (await FailAsync(access, post)).Kind.ShouldBe(FailureKind.Transient);
            (await FailAsync(access, post)).Kind.ShouldBe(FailureKind.RateLimited);
            (await PublishAsync(access, post)).RemoteId.ShouldBe(_connector.ChooseHandle(post, access.Clock));
        }
    }

    [Fact]
    public async Task The_last_step_holds_for_every_later_try()
    {
        var access = With("fail:Permission");
        var post = Posts.Of("Nie");
        for (var attempt = 0; attempt < 3; attempt++) (await FailAsync(access, post)).Kind.ShouldBe(FailureKind.Permission);
    }

    [Fact]
    public async Task A_failure_can_name_the_field()
    {
        (await FailAsync(With("fail:Validation:text"), Posts.Of("Zu lang"))).Field.ShouldBe("text");
    }

    [Theory]
    [InlineData("unknown", true)]
    [InlineData("lost", false)]
    public async Task After_a_lost_answer_asking_tells_whether_the_post_is_there(string script, bool isThere)
    {
        var access = With(script);
        var post = Posts.Of("Ungewiss");
        (await FailAsync(access, post)).Kind.ShouldBe(FailureKind.UnknownOutcome);
        var found = await _connector.FindAsync(access, post, _connector.ChooseHandle(post, access.Clock), Cancel);
        (found is not null).ShouldBe(isThere);
    }

    [Fact]
    public async Task Connecting_fails_when_the_script_says_so_and_keeps_the_ledger_when_not()
    {
        var access = With("");
        await PublishAsync(access, Posts.Of("Bleibt"));
        await _connector.ConnectAsync(access, Cancel);
        RehearsalLedger.FromJson(access.Session).Posts.ShouldHaveSingleItem();

        var failure = (await Should.ThrowAsync<ConnectorException>(() => _connector.ConnectAsync(With("connect:AuthRevoked:Name"), Cancel))).Failure;
        (failure.Kind, failure.Field).ShouldBe((FailureKind.AuthRevoked, "Name"));
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("fail:Sometimes")]
    [InlineData("fail:3")]
    [InlineData("ok,nonsense")]
    public async Task A_script_that_cannot_be_read_is_refused_at_its_field(string script)
    {
        var failure = (await Should.ThrowAsync<ConnectorException>(() => _connector.ConnectAsync(With(script), Cancel))).Failure;
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Validation, nameof(RehearsalSettings.Script)));
    }

    [Fact]
    public async Task An_edit_keeps_the_post_and_counts_its_revision_up()
    {
        var access = With("");
        var post = Posts.Of("Mit Fehlr");
        var receipt = await PublishAsync(access, post);
        var edited = await _connector.EditAsync(access, post with { Text = "Ohne Fehler" }, receipt, Cancel);
        edited.RemoteId.ShouldBe(receipt.RemoteId);
        edited.Parts.Single().Revision.ShouldBe("2");
        RehearsalLedger.FromJson(access.Session).Posts.ShouldHaveSingleItem().Text.ShouldBe("Ohne Fehler");
    }

    [Fact]
    public async Task A_retracted_post_cannot_be_edited()
    {
        var access = With("");
        var post = Posts.Of("Weg");
        var receipt = await PublishAsync(access, post);
        await _connector.RetractAsync(access, receipt, Cancel);
        (await Should.ThrowAsync<ConnectorException>(() => _connector.EditAsync(access, post, receipt, Cancel))).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task The_ledger_does_not_grow_for_ever()
    {
        var access = With("");
        for (var number = 0; number < 103; number++) await PublishAsync(access, Posts.Of($"Nummer {number}"));
        var posts = RehearsalLedger.FromJson(access.Session).Posts;
        posts.Count.ShouldBe(100);
        posts[^1].Text.ShouldBe("Nummer 102");
    }

    private Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post) =>
        _connector.PublishAsync(access, post, _connector.ChooseHandle(post, access.Clock), Cancel);

    private async Task<ConnectorFailure> FailAsync(ChannelAccess access, OutgoingPost post) =>
        (await Should.ThrowAsync<ConnectorException>(() => PublishAsync(access, post))).Failure;
}
