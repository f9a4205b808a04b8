using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Stories;

/// <summary>The life of a post, one stage after the other, on both databases.</summary>
public sealed class LifeOfAPostTests
{
    [Theory, Databases]
    public async Task A_draft_is_checked_scheduled_published_and_taken_back(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var core = company.Core;

        var post = await company.DraftAsync("Samstags geöffnet");
        (await company.ShowAsync(post)).ShouldSatisfyAllConditions(
            p => p.Stage.ShouldBe(PostStage.Draft), p => p.AuthorName.ShouldBe("Anna Auer"), p => p.Deliveries.ShouldBeEmpty());

        var check = (await core.DoneAsync(new CheckContent(company.Workspace, company.Says("Samstags geöffnet")), company.Author)).ShouldHaveSingleItem();
        check.GateReason.ShouldBe("gate.mayNotPublish");
        check.Use.ShouldContain(u => u.Unit == "Grapheme" && u.Count == 17 && u.Max == 300);

        var due = core.Clock.GetUtcNow().AddHours(3);
        var planned = await core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.At(due), Revision: 1), company.Editor);
        planned.ShouldHaveSingleItem().DueAt.ShouldBe(due);
        (await company.ShowAsync(post)).ShouldSatisfyAllConditions(p => p.Stage.ShouldBe(PostStage.Planned), p => p.PlannedAt.ShouldBe(due));

        core.Clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        (await company.SendDueAsync()).ShouldBe(0);
        core.Clock.Advance(TimeSpan.FromSeconds(1));
        (await company.SendDueAsync()).ShouldBe(1);

        var delivery = await company.DeliveryAsync(post);
        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.DeliveredAt.ShouldBe(due);
        delivery.Attempts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Outcome.ShouldBe("delivered"), a => a.Number.ShouldBe(1), a => a.EndedAt.ShouldBe(due));
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.Published);
        (await company.LedgerAsync()).Texts.ShouldBe(["Samstags geöffnet"]);

        await core.DoneAsync(new RetractDelivery(company.Workspace, delivery.Id), company.Editor);
        (await company.LedgerAsync()).Texts.ShouldBeEmpty();
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.Retracted);
        (await core.RunAsync(new RetractDelivery(company.Workspace, delivery.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.notPublic");
    }

    [Theory, Databases]
    public async Task The_newsroom_gives_a_permalink(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var newsroom = (await company.Core.DoneAsync(new ListChannels(company.Workspace), company.Owner)).Single(c => c.BuiltIn);

        var post = await company.PublishedAsync("Wir bilden aus", newsroom.Id);

        (await company.DeliveryAsync(post)).Permalink.ShouldNotBeNull().ShouldContain("/news/" + company.Slug);
    }

    [Theory, Databases]
    public async Task Retracting_a_post_takes_it_back_from_every_channel(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite Probe");
        var post = await company.PublishedAsync("Auf beiden", company.Channel, second);

        (await company.Core.DoneAsync(new RetractPost(company.Workspace, post), company.Editor)).ShouldBe(2);

        (await company.LedgerAsync(second)).Texts.ShouldBeEmpty();
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.Retracted);
        (await company.Core.RunAsync(new RetractPost(company.Workspace, post), company.Editor)).Refusal!.Code.ShouldBe("post.nothingPublic");
    }

    [Theory, Databases]
    public async Task What_was_taken_back_may_be_published_again(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PublishedAsync("Noch einmal");
        await company.Core.DoneAsync(new RetractPost(company.Workspace, post), company.Editor);

        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.ShouldBe(["Noch einmal"]);
        (await company.ShowAsync(post)).Deliveries.Select(d => d.State).ShouldBe([DeliveryState.Retracted, DeliveryState.Delivered]);
    }

    [Theory, Databases]
    public async Task A_published_post_is_brought_up_to_date_where_the_network_can(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PublishedAsync("Am Samstag ofen");
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Am Samstag offen")), company.Author);
        var delivery = await company.DeliveryAsync(post);
        delivery.ChangedSince.ShouldBeTrue();

        (await company.Core.RunAsync(new UpdateDelivered(company.Workspace, delivery.Id), company.Author)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        await company.Core.DoneAsync(new UpdateDelivered(company.Workspace, delivery.Id), company.Editor);

        (await company.LedgerAsync()).Texts.ShouldBe(["Am Samstag offen"]);
        (await company.DeliveryAsync(post)).ChangedSince.ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task Where_the_network_can_neither_edit_nor_take_back_it_is_said(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stub = await company.ConnectStubAsync("bleibt");
        var post = await company.PublishedAsync("Das bleibt", stub);
        var delivery = await company.DeliveryAsync(post);

        (await company.Core.RunAsync(new RetractDelivery(company.Workspace, delivery.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.cannotRetract");
        (await company.Core.RunAsync(new UpdateDelivered(company.Workspace, delivery.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.cannotEdit");
    }

    [Theory, Databases]
    public async Task A_rejected_post_says_why_and_is_tried_again_when_somebody_wants(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "fail:Validation,ok");
        var post = await company.PlannedAsync();
        await company.SendDueAsync();

        var rejected = await company.DeliveryAsync(post);
        rejected.State.ShouldBe(DeliveryState.Rejected);
        rejected.Attempts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Outcome.ShouldBe("failed"), a => a.Failure.ShouldBe("validation"), a => a.Detail.ShouldNotBeNullOrEmpty());
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.NeedsAttention);
        (await company.SendDueAsync()).ShouldBe(0);

        await company.Core.DoneAsync(new RetryDelivery(company.Workspace, rejected.Id), company.Editor);
        await company.SendDueAsync();

        var delivered = await company.DeliveryAsync(post);
        delivered.State.ShouldBe(DeliveryState.Delivered);
        delivered.Attempts.Select(a => a.Handle).Distinct().ShouldHaveSingleItem();
        (await company.Core.RunAsync(new RetryDelivery(company.Workspace, delivered.Id), company.Editor)).Refusal!.Code.ShouldBe("delivery.notRetryable");
    }

    [Theory, Databases]
    public async Task What_is_held_waits_for_a_person(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(10)));

        (await company.Core.DoneAsync(new HoldPost(company.Workspace, post), company.Editor)).ShouldBe(1);
        (await company.Core.RunAsync(new HoldPost(company.Workspace, post), company.Editor)).Refusal!.Code.ShouldBe("post.nothingWaiting");
        company.Core.Clock.Advance(TimeSpan.FromHours(5));
        (await company.SendDueAsync()).ShouldBe(0);
        (await company.DeliveryAsync(post)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Held), d => d.HeldReason.ShouldBe(HeldReasons.Person), d => d.Late.ShouldBeTrue());

        (await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor)).ShouldBe(1);
        await company.SendDueAsync();
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task Releasing_before_the_moment_does_not_excuse_missing_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddHours(1)));
        await company.Core.DoneAsync(new HoldPost(company.Workspace, post), company.Editor);
        await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor);

        company.Core.Clock.Advance(TimeSpan.FromHours(9));
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.Missed);
    }

    [Theory, Databases]
    public async Task An_unknown_outcome_is_asked_for_and_found(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "unknown");
        var post = await company.PlannedAsync();
        await company.SendDueAsync();
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Uncertain);
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.NeedsAttention);
        (await company.SendDueAsync()).ShouldBe(0);

        (await company.SettleAsync()).ShouldBe(1);

        (await company.DeliveryAsync(post)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Delivered), d => d.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe("found"));
        (await company.LedgerAsync()).Tries.Values.ShouldBe([1]);
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.Published);
    }

    [Theory, Databases]
    public async Task An_unknown_outcome_that_is_absent_is_sent_again_under_the_same_handle(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "lost,ok");
        var post = await company.PlannedAsync();
        await company.SendDueAsync();
        company.Core.Clock.Advance(TimeSpan.FromHours(2));

        (await company.SettleAsync()).ShouldBe(1);
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Waiting);
        await company.SendDueAsync();

        var delivered = await company.DeliveryAsync(post);
        delivered.State.ShouldBe(DeliveryState.Delivered);
        delivered.Attempts.Select(a => a.Outcome).ShouldBe(["absent", "delivered"]);
        delivered.Attempts.Select(a => a.Handle).Distinct().ShouldHaveSingleItem();
        (await company.LedgerAsync()).Texts.Count.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Where_the_network_cannot_say_a_person_decides(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stub = await company.ConnectStubAsync(nameof(Where_the_network_cannot_say_a_person_decides) + kind);
        StubNetwork.Answer(nameof(Where_the_network_cannot_say_a_person_decides) + kind, (_, _) => throw new ConnectorException(FailureKind.UnknownOutcome, "No answer"));
        var (there, again, leave) = (await UncertainAsync("Ist da"), await UncertainAsync("Noch einmal"), await UncertainAsync("Lassen"));
        StubNetwork.Answer(nameof(Where_the_network_cannot_say_a_person_decides) + kind, (_, _) => Task.CompletedTask);

        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, there.Id, Settlement.ItIsThere), company.Editor);
        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, again.Id, Settlement.SendAgain), company.Editor);
        await company.Core.DoneAsync(new SettleUncertain(company.Workspace, leave.Id, Settlement.GiveUp), company.Editor);
        (await company.Core.RunAsync(new SettleUncertain(company.Workspace, there.Id, Settlement.SendAgain), company.Editor)).Refusal!.Code.ShouldBe("delivery.notUncertain");
        (await company.SendDueAsync()).ShouldBe(1);

        var stored = await company.StoredAsync(db => db.Deliveries.AsNoTracking().ToDictionaryAsync(d => d.Id));
        stored[there.Id].State.ShouldBe(DeliveryState.Delivered);
        stored[again.Id].State.ShouldBe(DeliveryState.Delivered);
        stored[leave.Id].State.ShouldBe(DeliveryState.Cancelled);
        var outcomes = await company.StoredAsync(db => db.Attempts.AsNoTracking().OrderBy(a => a.Number).ToListAsync());
        outcomes.Where(a => a.DeliveryId == there.Id).Select(a => a.Outcome).ShouldBe(["decided"]);
        outcomes.Where(a => a.DeliveryId == again.Id).Select(a => a.Outcome).ShouldBe(["decided", "delivered"]);

        async Task<DeliveryView> UncertainAsync(string text)
        {
            var post = await company.PlannedAsync(null, text, stub);
            await company.SendDueAsync();
            await company.SettleAsync();
            var delivery = await company.DeliveryAsync(post);
            delivery.State.ShouldBe(DeliveryState.Uncertain);
            return delivery;
        }
    }

    [Theory, Databases]
    public async Task What_was_missed_by_more_than_an_hour_is_held_and_by_less_is_sent_late(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var now = company.Core.Clock.GetUtcNow();
        var missed = await company.PlannedAsync(new Moment.At(now.AddMinutes(10)), "Verpasst");
        var late = await company.PlannedAsync(new Moment.At(now.AddMinutes(60)), "Verspätet");

        company.Core.Clock.Advance(TimeSpan.FromMinutes(100));
        (await company.DeliveryAsync(late)).Late.ShouldBeTrue();
        await company.SendDueAsync();

        (await company.DeliveryAsync(missed)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Held), d => d.HeldReason.ShouldBe(HeldReasons.Missed));
        (await company.DeliveryAsync(late)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Delivered), d => d.Late.ShouldBeFalse());
        await company.Core.DoneAsync(new ReleasePost(company.Workspace, missed), company.Editor);
        await company.SendDueAsync();
        (await company.DeliveryAsync(missed)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task A_rate_limit_rests_the_channel_and_no_other_and_then_it_goes_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "fail:RateLimited,ok");
        var other = await company.ConnectAsync("Andere");
        var first = await company.PlannedAsync(null, "Eins");
        await company.SendDueAsync();
        var second = await company.PlannedAsync(null, "Zwei");
        var elsewhere = await company.PlannedAsync(null, "Anderswo", other);

        (await company.SendDueAsync()).ShouldBe(1);
        (await company.DeliveryAsync(elsewhere)).State.ShouldBe(DeliveryState.Delivered);
        (await company.DeliveryAsync(first)).ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DeliveryState.Waiting), d => d.NotBefore.ShouldBe(company.Core.Clock.GetUtcNow().AddMinutes(1)), d => d.Attempts[0].Failure.ShouldBe("rate_limited"));
        (await company.DeliveryAsync(second)).Attempts.ShouldBeEmpty();
        (await company.Core.DoneAsync(new ShowChannel(company.Workspace, company.Channel), company.Owner)).RestUntil.ShouldBe(company.Core.Clock.GetUtcNow().AddMinutes(1));

        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        await company.ScriptAsync("ok");
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Eins", "Zwei"]);
        (await company.Core.DoneAsync(new ShowChannel(company.Workspace, company.Channel), company.Owner)).RestUntil.ShouldBeNull();
    }

    [Theory, Databases]
    public async Task A_passing_fault_is_tried_again_with_growing_pauses_until_somebody_must_look(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "fail:Transient");
        var post = await company.PlannedAsync();
        var pauses = new List<double>();
        for (var tries = 0; tries < 11; tries++)
        {
            await company.SendDueAsync();
            var pause = (await company.DeliveryAsync(post)).NotBefore!.Value - company.Core.Clock.GetUtcNow();
            pauses.Add(pause.TotalSeconds);
            company.Core.Clock.Advance(pause);
        }

        await company.SendDueAsync();

        pauses.ShouldBe([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]);
        (await company.DeliveryAsync(post)).ShouldSatisfyAllConditions(d => d.HeldReason.ShouldBe(HeldReasons.GaveUp), d => d.Attempts.Count.ShouldBe(12));
    }

    [Theory, Databases]
    public async Task A_disconnected_channel_holds_what_is_due(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "fail:AuthRevoked");
        var first = await company.PlannedAsync(null, "Eins");
        var second = await company.PlannedAsync(null, "Zwei");

        await company.SendDueAsync();

        (await company.Core.DoneAsync(new ShowChannel(company.Workspace, company.Channel), company.Owner)).State.ShouldBe(ChannelState.Disconnected);
        foreach (var post in new[] { first, second }) (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.ChannelDisconnected);
        (await company.Core.RunAsync(new ReleasePost(company.Workspace, first), company.Editor)).Refusal!.Code.ShouldBe("channel.disconnected");

        await company.Core.DoneAsync(
            new ConnectChannel(company.Workspace, "rehearsal", company.Channel, "", new Dictionary<string, string> { ["Name"] = "Probe", ["Script"] = "ok" }), company.Owner);
        foreach (var post in new[] { first, second }) await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor);
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Eins", "Zwei"]);
    }

    [Theory, Databases]
    public async Task A_paused_and_a_removed_channel_hold_what_is_due(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite");
        var paused = await company.PlannedAsync(null, "Pausiert");
        var removed = await company.PlannedAsync(null, "Entfernt", second);
        await company.Core.DoneAsync(new ChangeChannel(company.Workspace, company.Channel, Paused: true), company.Owner);
        await company.Core.DoneAsync(new RemoveChannel(company.Workspace, second), company.Owner);

        await company.SendDueAsync();

        (await company.DeliveryAsync(paused)).HeldReason.ShouldBe(HeldReasons.ChannelPaused);
        (await company.DeliveryAsync(removed)).HeldReason.ShouldBe(HeldReasons.ChannelDisconnected);
    }

    [Theory, Databases]
    public async Task A_channel_speaks_in_order_and_with_one_voice(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var account = nameof(A_channel_speaks_in_order_and_with_one_voice) + kind;
        var stub = await company.ConnectStubAsync(account);
        var (speaking, most, heard) = (0, 0, new List<string>());
        StubNetwork.Answer(account, async (post, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref speaking));
            await Task.Yield();
            heard.Add(post.Text);
            Interlocked.Decrement(ref speaking);
        });
        var now = company.Core.Clock.GetUtcNow();
        foreach (var minute in new[] { 5, 1, 4, 2, 3 }) await company.PlannedAsync(new Moment.At(now.AddMinutes(minute)), $"{minute}", stub);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(10));

        (await company.Core.Services.GetRequiredService<IDeliveries>().SendDueAsync("one", CancellationToken.None)).ShouldBe(1);
        await Task.WhenAll(company.SendDueAsync("one"), company.SendDueAsync("two"));
        await company.SendDueAsync();

        heard.ShouldBe(["1", "2", "3", "4", "5"]);
        most.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task A_channel_with_much_to_say_does_not_keep_another_waiting(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var other = await company.ConnectAsync("Andere");
        var busy = await company.PlannedAsync(null, "Viel");
        await ManyAsync(company, busy, 80);
        company.Core.Clock.Advance(TimeSpan.FromSeconds(1));
        var elsewhere = await company.PlannedAsync(null, "Wenig", other);

        (await company.Core.Services.GetRequiredService<IDeliveries>().SendDueAsync("one", CancellationToken.None)).ShouldBe(2);

        (await company.DeliveryAsync(elsewhere)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task A_result_that_comes_with_an_old_number_changes_nothing(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync();
        var claim = (await TakeAsync(company, "slow")).ShouldHaveSingleItem();
        company.Core.Clock.Advance(new DeliveryPace().Lease);
        var newer = (await TakeAsync(company, "quick")).ShouldHaveSingleItem();

        (await RecordAsync(company, r => r.ApplyAsync(new Change.Begin(claim, "handle"), default))).ShouldBeFalse();
        (await RecordAsync(company, r => r.ApplyAsync(new Change.Delivered(claim, 0, new("x", null, []), "delivered", null), default))).ShouldBeFalse();
        (await RecordAsync(company, r => r.ApplyAsync(new Change.End(claim, DeliveryState.Rejected, null, null, null, "failed"), default))).ShouldBeFalse();
        (await RecordAsync(company, r => r.ApplyAsync(new Change.Begin(newer, "handle"), default))).ShouldBeTrue();

        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Sending);
    }

    [Theory, Databases]
    public async Task A_crash_after_the_call_began_is_uncertain_and_then_settled(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync();
        var claim = (await TakeAsync(company, "dead")).ShouldHaveSingleItem();
        (await RecordAsync(company, r => r.ApplyAsync(new Change.Begin(claim, claim.Id.Value.ToString("N")), default))).ShouldBeTrue();

        (await company.SettleAsync()).ShouldBe(0);
        company.Core.Clock.Advance(new DeliveryPace().Lease);
        (await company.SendDueAsync()).ShouldBe(0);
        var deliveries = company.Core.Services.GetRequiredService<IDeliveries>();
        await company.StoredAsync(db => db.Channels.Where(c => c.Id == company.Channel).ExecuteUpdateAsync(s => s.SetProperty(c => c.Network, "gone")));
        (await deliveries.SettleUncertainAsync("one", CancellationToken.None)).ShouldBe(1);
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.NeedsAttention);
        (await company.DeliveryAsync(post)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Uncertain), d => d.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe("uncertain"));
        (await RecordAsync(company, r => r.ApplyAsync(new Change.Delivered(claim, 0, new("x", null, []), "delivered", null), default))).ShouldBeFalse();

        await company.StoredAsync(db => db.Channels.Where(c => c.Id == company.Channel).ExecuteUpdateAsync(s => s.SetProperty(c => c.Network, "rehearsal")));
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        (await company.SettleAsync()).ShouldBe(1);
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).Attempts.Select(a => a.Outcome).ShouldBe(["absent", "delivered"]);
        (await company.LedgerAsync()).Tries.Values.ShouldBe([1]);
    }

    [Theory, Databases]
    public async Task A_crash_before_the_call_is_simply_claimed_again(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync();
        await TakeAsync(company, "dead");
        (await company.SendDueAsync()).ShouldBe(0);

        company.Core.Clock.Advance(new DeliveryPace().Lease);
        (await company.SendDueAsync()).ShouldBe(1);

        (await company.DeliveryAsync(post)).Attempts.ShouldHaveSingleItem().Outcome.ShouldBe("delivered");
    }

    [Theory, Databases]
    public async Task A_node_that_stops_gives_its_claims_back_and_only_its_own(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite");
        var post = await company.PlannedAsync();
        await TakeAsync(company, "stopping");
        await company.PlannedAsync(null, "Fremd", second);
        await TakeAsync(company, "other");

        await company.Core.Services.GetRequiredService<IDeliveries>().ReturnClaimsAsync("stopping", CancellationToken.None);

        (await company.SendDueAsync()).ShouldBe(1);
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task Two_dispatchers_send_fifty_due_posts_once_each(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var channels = new List<ChannelId> { company.Channel };
        for (var n = 2; n <= 5; n++) channels.Add(await company.ConnectAsync($"Probe {n}"));
        for (var n = 0; n < 50; n++) await company.PlannedAsync(null, $"Beitrag {n}", channels[n % 5]);

        var one = ActivatorUtilities.CreateInstance<Flow>(company.Core.Services);
        var two = ActivatorUtilities.CreateInstance<Flow>(company.Core.Services);
        for (var round = 0; round < 100 && await WaitingAsync(company) > 0; round++)
            await Task.WhenAll(one.SendDueAsync("one", CancellationToken.None), two.SendDueAsync("two", CancellationToken.None));

        foreach (var channel in channels)
        {
            var ledger = await company.LedgerAsync(channel);
            ledger.Texts.Distinct().Count().ShouldBe(10);
            ledger.Texts.Count.ShouldBe(10);
            ledger.Tries.Values.ShouldAllBe(tries => tries == 1);
        }

        (await company.StoredAsync(db => db.Attempts.CountAsync(a => a.Outcome == "delivered"))).ShouldBe(50);
        (await company.StoredAsync(db => db.Attempts.CountAsync())).ShouldBe(50);
    }

    [Theory, Databases]
    public async Task Publishing_now_twice_at_the_same_moment_publishes_once(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        for (var n = 0; n < 5; n++)
        {
            var post = await company.DraftAsync($"Doppelklick {n}");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => company.Core.RunAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor)));
        }

        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.Order().ShouldBe(["Doppelklick 0", "Doppelklick 1", "Doppelklick 2", "Doppelklick 3", "Doppelklick 4"]);
    }

    [Theory, Databases]
    public async Task Holding_comes_too_late_once_the_call_has_begun(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var account = nameof(Holding_comes_too_late_once_the_call_has_begun) + kind;
        var stub = await company.ConnectStubAsync(account);
        var refused = "";
        var post = await company.PlannedAsync(null, "Unterwegs", stub);
        StubNetwork.Answer(account, async (_, _) => refused = (await company.Core.RunAsync(new HoldPost(company.Workspace, post), company.Editor)).Refusal!.Code);

        await company.SendDueAsync();

        refused.ShouldBe("post.nothingWaiting");
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task A_decision_that_read_an_older_row_does_not_overwrite_what_has_begun(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync();
        await company.StoredAsync(async slow =>
        {
            var seen = await slow.Deliveries.SingleAsync(d => d.PostId == post);
            var claim = (await TakeAsync(company, "one")).ShouldHaveSingleItem();
            (await RecordAsync(company, r => r.ApplyAsync(new Change.Begin(claim, "handle"), default))).ShouldBeTrue();
            seen.State = DeliveryState.Held;

            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync());
            return 0;
        });

        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Sending);
    }

    [Theory, Databases]
    public async Task The_next_moment_is_when_something_can_really_be_sent(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "fail:Transient");
        var deliveries = company.Core.Services.GetRequiredService<IDeliveries>();
        (await deliveries.NextDueAsync(CancellationToken.None)).ShouldBeNull();
        await company.PlannedAsync();
        await company.SendDueAsync();

        (await deliveries.NextDueAsync(CancellationToken.None)).ShouldBe(company.Core.Clock.GetUtcNow().AddSeconds(30));

        var earlier = company.Core.Clock.GetUtcNow().AddSeconds(10);
        var other = await company.ConnectAsync("Andere");
        await company.PlannedAsync(new Moment.At(earlier), "Früher", other);
        (await deliveries.NextDueAsync(CancellationToken.None)).ShouldBe(earlier);
    }

    private static Task<int> WaitingAsync(Company company) => company.StoredAsync(db => db.Deliveries.CountAsync(d => d.State != DeliveryState.Delivered));

    private static Task<IReadOnlyList<Claim>> TakeAsync(Company company, string node) => company.Core.InScopeAsync(async services =>
    {
        using var _ = services.GetRequiredService<IUnitOfWork>().EnterAll();
        return await services.GetRequiredService<Claims>().TakeAsync(node, 8, [], CancellationToken.None);
    });

    private static Task<bool> RecordAsync(Company company, Func<Recording, Task<bool>> record) => company.Core.InScopeAsync(async services =>
    {
        using var _ = services.GetRequiredService<IUnitOfWork>().Enter(company.Workspace);
        return await record(services.GetRequiredService<Recording>());
    });

    private static Task<int> ManyAsync(Company company, PostId like, int many) => company.StoredAsync(async database =>
    {
        var one = await database.Deliveries.AsNoTracking().SingleAsync(d => d.PostId == like);
        var post = await database.Posts.AsNoTracking().SingleAsync(p => p.Id == like);
        for (var n = 0; n < many; n++)
        {
            var id = PostId.New();
            database.Add(new Quartett.Core.Publishing.Drafting.Post
            {
                Id = id,
                WorkspaceId = post.WorkspaceId,
                Revision = 1,
                Content = post.Content,
                AuthorId = post.AuthorId,
                AuthorName = post.AuthorName,
                CreatedAt = post.CreatedAt,
                ChangedAt = post.ChangedAt,
                ChangedBy = post.ChangedBy,
                ChangedByName = post.ChangedByName,
                Stage = PostStage.Planned,
            });
            database.Add(new Delivery
            {
                Id = DeliveryId.New(),
                WorkspaceId = one.WorkspaceId,
                PostId = id,
                ChannelId = one.ChannelId,
                State = DeliveryState.Waiting,
                DueAt = one.DueAt,
                StatementHash = one.StatementHash,
                AuthorisedBy = one.AuthorisedBy,
            });
        }

        return await database.SaveChangesAsync();
    });
}
