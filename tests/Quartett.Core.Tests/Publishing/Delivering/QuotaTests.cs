using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

/// <summary>What a network would no longer take is not tried; it rests, and says until when.</summary>
public sealed class QuotaTests
{
    [Theory, Databases]
    public async Task What_is_over_the_allowance_rests_until_the_oldest_leaves_the_window(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (stub, heard) = await StubAsync(company, nameof(What_is_over_the_allowance_rests_until_the_oldest_leaves_the_window) + kind, new PostQuota(2, TimeSpan.FromHours(1)));
        var first = company.Core.Clock.GetUtcNow();
        await company.PlannedAsync(null, "Eins", stub);
        await company.SendDueAsync();
        company.Core.Clock.Advance(TimeSpan.FromMinutes(10));
        await company.PlannedAsync(null, "Zwei", stub);
        var third = await company.PlannedAsync(null, "Drei", stub);
        await company.PlannedAsync(null, "Vier", stub);
        await company.SendDueAsync();

        heard.ShouldBe(["Eins", "Zwei"]);
        var resting = await company.DeliveryAsync(third);
        (resting.State, resting.HeldReason, resting.NotBefore).ShouldBe((DeliveryState.Waiting, HeldReasons.Quota, first.AddHours(1)));
        resting.Attempts.ShouldBeEmpty("nothing was tried");
        var list = await company.Core.DoneAsync(new ShowDeliveries(company.Workspace, DeliveryList.Resting), company.Owner);
        list.Lines.Count.ShouldBe(2);
        list.Channels.Single(c => c.Channel.Id == stub).Channel.ShouldSatisfyAllConditions(c => c.RestUntil.ShouldBe(first.AddHours(1)), c => c.LastFailure.ShouldBe(FailureKind.QuotaExhausted));

        company.Core.Clock.Advance(TimeSpan.FromMinutes(50));
        await company.SendDueAsync();
        heard.ShouldBe(["Eins", "Zwei", "Drei"], "one has left the window, so one fits");
        company.Core.Clock.Advance(TimeSpan.FromMinutes(10));
        await company.SendDueAsync();
        heard.ShouldBe(["Eins", "Zwei", "Drei", "Vier"]);
    }

    [Theory, Databases]
    public async Task A_calendar_day_begins_at_the_midnight_of_the_networks_zone(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        // Nobody keeps watch while a test's clock jumps; what rested is late here and not missed.
        await company.StoredAsync(db => db.Set<Core.Workspaces.Workspace>().Where(w => w.Id == company.Workspace).ExecuteUpdateAsync(s => s.SetProperty(w => w.MissedAfterMinutes, 7 * 24 * 60)));

        // 08:00 in UTC is midnight in Los Angeles.
        company.Core.Clock.Advance(TimeSpan.FromMinutes(30));
        var (stub, heard) = await StubAsync(company, nameof(A_calendar_day_begins_at_the_midnight_of_the_networks_zone) + kind, new PostQuota(1, null, "America/Los_Angeles"));
        await company.PlannedAsync(null, "Heute", stub);
        var tomorrow = await company.PlannedAsync(null, "Morgen", stub);
        await company.SendDueAsync();

        (await company.DeliveryAsync(tomorrow)).NotBefore.ShouldBe(TestCore.Start.AddDays(1));
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1404));
        await company.SendDueAsync();
        heard.ShouldBe(["Heute"]);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(6));
        await company.SendDueAsync();
        heard.ShouldBe(["Heute", "Morgen"]);
    }

    [Theory, Databases]
    public async Task Every_part_of_a_thread_counts_and_what_was_refused_does_not(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (stub, heard) = await StubAsync(company, nameof(Every_part_of_a_thread_counts_and_what_was_refused_does_not) + kind, new PostQuota(2, TimeSpan.FromHours(1)), refuse: "Falsch");
        await company.PlannedAsync(null, "Falsch", stub);
        await company.SendDueAsync();
        var content = company.Says("A1", stub) with { More = [new PostPart("A2"), new PostPart("A3")] };
        var thread = await company.Core.DoneAsync(new DraftPost(company.Workspace, content), company.Author);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, thread, new Moment.Now()), company.Editor);
        await company.SendDueAsync();

        heard.ShouldBe(["A1", "A2"]);
        (await company.DeliveryAsync(thread)).ShouldSatisfyAllConditions(d => d.HeldReason.ShouldBe(HeldReasons.Quota), d => d.Parts!.InPart.ShouldBeTrue());
        company.Core.Clock.Advance(TimeSpan.FromHours(1));
        await company.SendDueAsync();
        heard.ShouldBe(["A1", "A2", "A3"]);
    }

    [Theory, Databases]
    public async Task What_will_not_fit_is_said_beforehand(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (stub, _) = await StubAsync(company, nameof(What_will_not_fit_is_said_beforehand) + kind, new PostQuota(2, TimeSpan.FromHours(1)));
        var at = company.Core.Clock.GetUtcNow().AddHours(5);
        var posts = new List<PostId>();
        foreach (var minutes in new[] { 0, 10, 20, 70 }) posts.Add(await company.PlannedAsync(new Moment.At(at.AddMinutes(minutes)), $"In {minutes}", stub));

        var ahead = new List<bool>();
        foreach (var post in posts) ahead.Add((await company.DeliveryAsync(post)).QuotaAhead);
        ahead.ShouldBe([false, false, true, false]);
        (await company.Core.DoneAsync(new ShowDeliveries(company.Workspace, DeliveryList.Due), company.Owner)).Lines.Select(l => l.QuotaAhead).ShouldBe([false, false, true, false]);
    }

    private static async Task<(ChannelId Stub, List<string> Heard)> StubAsync(Company company, string account, PostQuota quota, string? refuse = null)
    {
        var (stub, heard) = (await company.ConnectStubAsync(account), new List<string>());
        StubNetwork.Answer(account, (post, _) =>
        {
            if (post.Text == refuse) throw new ConnectorException(FailureKind.Validation, "Not this");
            heard.Add(post.Text);
            return Task.CompletedTask;
        });
        var limits = StoredJson.Write(new StubNetwork().Network.Limits with { Quotas = [quota] });
        await company.StoredAsync(db => db.Channels.Where(c => c.Id == stub).ExecuteUpdateAsync(s => s.SetProperty(c => c.Limits, limits)));
        return (stub, heard);
    }
}
