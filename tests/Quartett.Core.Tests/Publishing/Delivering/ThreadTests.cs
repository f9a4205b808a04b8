using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

/// <summary>A delivery that takes more than one post goes on where it stopped.</summary>
public sealed class ThreadTests
{
    [Theory, Databases]
    public async Task Parts_and_comment_go_out_one_by_one_each_with_a_try_and_a_handle_of_its_own(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await ThreadAsync(company, company.Channel, "Anfang", ["Mitte", "Ende"], comment: "Mehr im Shop");

        (await company.SendDueAsync()).ShouldBe(4);

        var ledger = await company.LedgerAsync();
        ledger.Texts.ShouldBe(["Anfang", "Mitte", "Ende", "Mehr im Shop"]);
        ledger.Handles.ShouldBeUnique();
        var delivery = await company.DeliveryAsync(post);
        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.Attempts.Select(a => (a.Number, a.Part, a.Outcome, a.Handle)).ShouldBe(ledger.Handles.Select((handle, at) => (at + 1, at + 1, "delivered", (string?)handle)));
        delivery.Parts.ShouldNotBeNull().ShouldSatisfyAllConditions(p => p.Of.ShouldBe(4), p => p.Out.Count.ShouldBe(4), p => p.InPart.ShouldBeFalse());
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.Published);
    }

    [Theory, Databases]
    public async Task What_fails_at_a_part_goes_on_with_that_part(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var account = nameof(What_fails_at_a_part_goes_on_with_that_part) + kind;
        var stub = await company.ConnectStubAsync(account);
        var (heard, busy) = (new List<string>(), true);
        StubNetwork.Answer(account, (post, _) =>
        {
            if (post.Step == 1 && busy) throw new ConnectorException(new ConnectorFailure(FailureKind.RateLimited, "Slow down", company.Core.Clock.GetUtcNow().AddMinutes(5)));
            heard.Add($"{post.Text}<{string.Join(',', post.Before.Count)}");
            return Task.CompletedTask;
        });
        var thread = await ThreadAsync(company, stub, "Eins", ["Zwei", "Drei"]);
        await company.SendDueAsync();

        var resting = await company.DeliveryAsync(thread);
        resting.ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DeliveryState.Waiting), d => d.NotBefore.ShouldBe(company.Core.Clock.GetUtcNow().AddMinutes(5)), d => d.Parts!.Out.Count.ShouldBe(1), d => d.Parts!.InPart.ShouldBeTrue());
        busy = false;
        company.Core.Clock.Advance(TimeSpan.FromMinutes(5));
        await company.SendDueAsync();

        heard.ShouldBe(["Eins<0", "Zwei<1", "Drei<2"]);
        (await company.DeliveryAsync(thread)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task An_uncertain_part_is_asked_of_the_network_and_the_thread_goes_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "unknown,ok");
        var there = await ThreadAsync(company, company.Channel, "Kam an", ["Zweiter"]);
        for (var round = 0; round < 4; round++)
        {
            await company.SendDueAsync();
            await company.SettleAsync();
        }

        (await company.LedgerAsync()).Texts.ShouldBe(["Kam an", "Zweiter"]);
        (await company.DeliveryAsync(there)).Attempts.Select(a => (a.Part, a.Outcome)).ShouldBe([(1, "found"), (2, "found")]);

        await company.ScriptAsync("lost,ok");
        var gone = await ThreadAsync(company, company.Channel, "Kam nicht an", ["Teil zwei"]);
        for (var round = 0; round < 6; round++)
        {
            await company.SendDueAsync();
            await company.SettleAsync();
        }

        (await company.LedgerAsync()).Texts.Skip(2).ShouldBe(["Kam nicht an", "Teil zwei"]);
        (await company.DeliveryAsync(gone)).Attempts.Select(a => (a.Part, a.Outcome)).ShouldBe([(1, "absent"), (1, "delivered"), (2, "absent"), (2, "delivered")]);
    }

    [Theory, Databases]
    public async Task Where_nobody_can_be_asked_a_person_decides_about_that_part_and_no_other_is_repeated(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (stub, heard) = await ForgetfulAsync(company, nameof(Where_nobody_can_be_asked_a_person_decides_about_that_part_and_no_other_is_repeated) + kind, silentAt: 1);
        var seen = await ThreadAsync(company, stub, "A1", ["A2", "A3"]);
        await company.SendDueAsync();
        await company.SettleAsync();
        var uncertain = await company.DeliveryAsync(seen);
        (uncertain.State, uncertain.Parts!.Out.Count).ShouldBe((DeliveryState.Uncertain, 1));

        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, uncertain.Id, Settlement.ItIsThere), company.Editor);
        await company.SendDueAsync();
        heard.ShouldBe(["A1", "A2", "A3 below 1"], "what only a person has seen cannot be named, so the next hangs below the last known");
        var done = await company.DeliveryAsync(seen);
        done.State.ShouldBe(DeliveryState.Delivered);
        done.Parts!.Out.Select(p => p.Known).ShouldBe([true, false, true]);
        (await company.Core.RunAsync(new RetractDelivery(company.Workspace, done.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.partUnknown");

        heard.Clear();
        var unseen = await ThreadAsync(company, stub, "B1", ["B2", "B3"]);
        await company.SendDueAsync();
        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, (await company.DeliveryAsync(unseen)).Id, Settlement.SendAgain), company.Editor);
        await company.SendDueAsync();
        heard.ShouldBe(["B1", "B2", "B2", "B3 below 2"]);

        var left = await ThreadAsync(company, stub, "C1", ["C2", "C3"]);
        await company.SendDueAsync();
        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, (await company.DeliveryAsync(left)).Id, Settlement.GiveUp), company.Editor);
        await company.SendDueAsync();
        (await company.DeliveryAsync(left)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Delivered), d => d.Parts!.InPart.ShouldBeTrue());
    }

    [Theory, Databases]
    public async Task When_only_a_person_has_seen_the_beginning_nothing_is_hung_below_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (stub, heard) = await ForgetfulAsync(company, nameof(When_only_a_person_has_seen_the_beginning_nothing_is_hung_below_it) + kind, silentAt: 0);
        var post = await ThreadAsync(company, stub, "Eins", ["Zwei"]);
        await company.SendDueAsync();
        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, (await company.DeliveryAsync(post)).Id, Settlement.ItIsThere), company.Editor);
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Held), d => d.HeldReason.ShouldBe(HeldReasons.PartUnknown));
        heard.ShouldBe(["Eins"]);
    }

    [Theory, Databases]
    public async Task Of_what_is_out_in_part_a_person_goes_on_leaves_it_or_takes_all_back(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        async Task<(PostId Post, DeliveryView Delivery)> RejectedAtSecondAsync(string text)
        {
            await company.ScriptAsync("ok");
            var post = await ThreadAsync(company, company.Channel, text, [$"{text} 2", $"{text} 3"]);
            await company.Core.Services.OneRoundAsync();
            await company.ScriptAsync("fail:Validation,ok");
            await company.SendDueAsync();
            var delivery = await company.DeliveryAsync(post);
            delivery.State.ShouldBe(DeliveryState.Rejected);
            delivery.Parts!.InPart.ShouldBeTrue();
            (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.NeedsAttention);
            (await company.Core.RunAsync(new DiscardPost(company.Workspace, post), company.Editor)).Refusal!.Code.ShouldBe("post.isPublic");
            await company.ScriptAsync("ok");
            return (post, delivery);
        }

        var (goesOn, first) = await RejectedAtSecondAsync("Weiter");
        await company.Core.DoneAsync(new RetryDelivery(company.Workspace, first.Id), company.Editor);
        await company.SendDueAsync();
        (await company.DeliveryAsync(goesOn)).State.ShouldBe(DeliveryState.Delivered);
        (await company.LedgerAsync()).Texts.ShouldBe(["Weiter", "Weiter 2", "Weiter 3"]);

        var (left, second) = await RejectedAtSecondAsync("Bleibt");
        await company.Core.DoneAsync(new LeaveInPart(company.Workspace, second.Id), company.Editor);
        await company.SendDueAsync();
        (await company.DeliveryAsync(left)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Delivered), d => d.Parts!.Out.Count.ShouldBe(1), d => d.Parts!.InPart.ShouldBeTrue());
        (await company.Core.RunAsync(new LeaveInPart(company.Workspace, second.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.notInPart");

        var (back, third) = await RejectedAtSecondAsync("Zurück");
        await company.Core.DoneAsync(new RetractDelivery(company.Workspace, third.Id), company.Editor);
        (await company.DeliveryAsync(back)).State.ShouldBe(DeliveryState.Retracted);
        (await company.LedgerAsync()).Texts.ShouldNotContain("Zurück");
    }

    [Theory, Databases]
    public async Task Retracting_a_thread_takes_every_part_and_the_comment(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await ThreadAsync(company, company.Channel, "Eins", ["Zwei"], comment: "Dazu");
        await company.SendDueAsync();
        (await company.Core.DoneAsync(new RetractPost(company.Workspace, post), company.Editor)).ShouldBe(1);
        (await company.LedgerAsync()).Texts.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_is_out_can_no_longer_be_rewritten_but_what_follows_can(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await ThreadAsync(company, company.Channel, "Steht fest", ["Alt"]);
        await company.Core.Services.OneRoundAsync();

        var held = await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, Says(company, company.Channel, "Anders", ["Alt"])), company.Editor);
        held.Held.ShouldBe(1);
        var delivery = await company.DeliveryAsync(post);
        (delivery.State, delivery.HeldReason).ShouldBe((DeliveryState.Held, HeldReasons.PartsChanged));
        (await company.Core.RunAsync(new ReleasePost(company.Workspace, post), company.Editor)).Refusal!.Code.ShouldBe("delivery.partsChanged");
        (await company.Core.RunAsync(new RetryDelivery(company.Workspace, delivery.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.partsChanged");

        await company.Core.DoneAsync(new EditPost(company.Workspace, post, held.Revision, Says(company, company.Channel, "Steht fest", ["Neu", "Und noch einer"])), company.Editor);
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Steht fest", "Neu", "Und noch einer"]);
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task When_the_parts_still_to_come_are_taken_away_it_is_complete(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await ThreadAsync(company, company.Channel, "Genug", ["Zu viel"]);
        await company.Core.Services.OneRoundAsync();
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, Says(company, company.Channel, "Genug", [])), company.Editor);
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
        (await company.LedgerAsync()).Texts.ShouldBe(["Genug"]);
    }

    [Theory, Databases]
    public async Task Stopping_everything_stops_between_two_parts(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await ThreadAsync(company, company.Channel, "Eins", ["Zwei"]);
        await company.Core.Services.OneRoundAsync();
        await company.Core.DoneAsync(new HoldDeliveries(company.Workspace), company.Owner);
        await company.SendDueAsync();
        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.Everything);
        (await company.LedgerAsync()).Texts.ShouldBe(["Eins"]);

        await company.Core.DoneAsync(new ResumeDeliveries(company.Workspace), company.Owner);
        await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor);
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Eins", "Zwei"]);
    }

    [Theory, Databases]
    public async Task Taking_the_rest_off_the_plan_leaves_what_is_out_visible(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await ThreadAsync(company, company.Channel, "Eins", ["Zwei"]);
        await company.Core.Services.OneRoundAsync();
        await company.Core.DoneAsync(new UnschedulePost(company.Workspace, post), company.Editor);
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Delivered), d => d.Parts!.InPart.ShouldBeTrue());
        (await company.LedgerAsync()).Texts.ShouldBe(["Eins"]);
    }

    [Theory, Databases]
    public async Task The_gate_judges_every_part_and_the_comment(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var longPart = await company.Core.DoneAsync(new DraftPost(company.Workspace, Says(company, company.Channel, "Kurz", [new string('a', 301)])), company.Author);
        (await company.Core.RunAsync(new SchedulePost(company.Workspace, longPart, new Moment.Now()), company.Editor)).Refusal!.ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("rule.T01.Grapheme"), r => r.Field.ShouldBe("parts[1]"));

        var longComment = await company.Core.DoneAsync(new DraftPost(company.Workspace, Says(company, company.Channel, "Kurz", [], new string('a', 301))), company.Author);
        (await company.Core.RunAsync(new SchedulePost(company.Workspace, longComment, new Moment.Now()), company.Editor)).Refusal!.Code.ShouldBe("rule.T01.commentGrapheme");

        var empty = await company.Core.DoneAsync(new DraftPost(company.Workspace, Says(company, company.Channel, "Kurz", [" "])), company.Author);
        (await company.Core.RunAsync(new SchedulePost(company.Workspace, empty, new Moment.Now()), company.Editor)).Refusal!.Code.ShouldBe("rule.L01.emptyPart");
    }

    [Theory, Databases]
    public async Task Where_there_are_no_threads_the_parts_are_told_in_one_and_a_comment_is_refused(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var newsroom = (await company.Core.DoneAsync(new ListChannels(company.Workspace), company.Owner)).Single(c => c.Network == "newsroom").Id;
        var check = (await company.Core.DoneAsync(new CheckContent(company.Workspace, Says(company, newsroom, "Eins", ["Zwei"])), company.Owner)).ShouldHaveSingleItem();
        check.Parts.ShouldBe(["Eins\n\n---\n\nZwei"]);
        check.Joined.ShouldBeTrue();

        var post = await company.Core.DoneAsync(new DraftPost(company.Workspace, Says(company, newsroom, "Eins", ["Zwei"], "Mehr")), company.Author);
        (await company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor)).Refusal!.Code.ShouldBe("rule.T01.noComment");
    }

    [Theory, Databases]
    public async Task Each_part_brings_its_own_pictures(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (one, two) = (await company.PictureAsync("eins.jpg"), await company.PictureAsync("zwei.jpg"));
        var content = Says(company, company.Channel, "Eins", []) with
        {
            Images = [new PostImage(one, "Bild eins")],
            More = [new PostPart("Zwei", [new PostImage(two, "Bild zwei")]), new PostPart("Drei")],
        };
        var post = await company.Core.DoneAsync(new DraftPost(company.Workspace, content), company.Author);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
        await company.SendDueAsync();

        (await company.FilesAsync()).ShouldBe([["Bild eins"], ["Bild zwei"], []]);
    }

    [Theory, Databases]
    public async Task An_edit_while_nobody_knows_does_not_make_the_old_text_look_absent(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(null, "Erste Fassung", await company.ConnectAsync("Zweite", "unknown"));
        await company.SendDueAsync();
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, (await company.ShowAsync(post)).Content with { Text = "Zweite Fassung" }), company.Editor);
        await company.SettleAsync();
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered, "the handle names it whatever it says now");
        (await company.DeliveryAsync(post)).ChangedSince.ShouldBeTrue();
    }

    private static async Task<(ChannelId Stub, List<string> Heard)> ForgetfulAsync(Company company, string account, int silentAt)
    {
        var stub = await company.ConnectStubAsync(account);
        var (heard, silent) = (new List<string>(), new HashSet<Guid>());
        StubNetwork.Answer(account, (post, _) =>
        {
            heard.Add(post.Step < 2 ? post.Text : $"{post.Text} below {post.Before.Count}");
            // the first try of that part of each delivery loses its answer
            if (post.Step == silentAt && silent.Add(post.DeliveryId)) throw new ConnectorException(FailureKind.UnknownOutcome, "No answer");
            return Task.CompletedTask;
        });
        return (stub, heard);
    }

    private static PostContent Says(Company company, ChannelId channel, string text, IReadOnlyList<string> more, string? comment = null) =>
        company.Says(text, channel) with { More = [.. more.Select(m => new PostPart(m))], Variants = [new PostVariant(channel, FirstComment: comment)] };

    private static async Task<PostId> ThreadAsync(Company company, ChannelId channel, string text, IReadOnlyList<string> more, string? comment = null)
    {
        var post = await company.Core.DoneAsync(new DraftPost(company.Workspace, Says(company, channel, text, more, comment)), company.Author);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
        return post;
    }
}

internal static class Rounds
{
    /// <summary>One round of the dispatcher: at most one step of each channel.</summary>
    public static Task<int> OneRoundAsync(this IServiceProvider services) => ((IDeliveries)services.GetService(typeof(IDeliveries))!).SendDueAsync("one", CancellationToken.None);
}
