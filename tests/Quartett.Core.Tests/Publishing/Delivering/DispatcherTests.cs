using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Rehearsal;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Workspaces.Describing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

public sealed class DispatcherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, Databases]
    public async Task A_network_that_hangs_takes_no_place_from_another(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, change: services => services.AddSingleton(new DeliveryPace { AtOnce = 2, Ahead = 2 }));
        var account = nameof(A_network_that_hangs_takes_no_place_from_another) + kind;
        var answer = new TaskCompletionSource();
        for (var n = 0; n < 6; n++)
        {
            var stub = await company.ConnectStubAsync($"{account}{n}");
            StubNetwork.Answer($"{account}{n}", (_, _) => answer.Task);
            await company.PlannedAsync(null, $"Hängt {n}", stub);
        }

        var flow = company.Core.Services.GetRequiredService<Flow>();
        while (await flow.StartDueAsync("one", CancellationToken.None) > 0)
        {
        }

        var quick = await company.PlannedAsync(null, "Geht");
        (await flow.StartDueAsync("one", CancellationToken.None)).ShouldBe(1);
        await UntilAsync(async () => (await company.DeliveryAsync(quick)).State == DeliveryState.Delivered);

        (await StatesAsync(company)).ShouldBe("Claimed 2, Delivered 1, Sending 2, Waiting 2");
        answer.SetResult();
        await UntilAsync(async () =>
        {
            await flow.StartDueAsync("one", CancellationToken.None);
            return await StatesAsync(company) == "Delivered 7";
        });
    }

    [Theory, Databases]
    public async Task Who_stops_finishes_what_has_begun_and_gives_the_rest_back(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, change: services => services.AddSingleton(new DeliveryPace { AtOnce = 1, Ahead = 1 }));
        var account = nameof(Who_stops_finishes_what_has_begun_and_gives_the_rest_back) + kind;
        var answer = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        for (var n = 0; n < 2; n++)
        {
            var stub = await company.ConnectStubAsync($"{account}{n}");
            StubNetwork.Answer($"{account}{n}", (_, _) =>
            {
                begun.TrySetResult();
                return answer.Task;
            });
            await company.PlannedAsync(null, $"Beitrag {n}", stub);
        }

        using var stop = new CancellationTokenSource();
        var running = company.Core.Services.GetRequiredService<IDeliveries>().RunAsync("one", stop.Token);
        await begun.Task.WaitAsync(Patience);
        await stop.CancelAsync();
        answer.SetResult();
        await running.WaitAsync(Patience);

        (await StatesAsync(company)).ShouldBe("Delivered 1, Waiting 1");
    }

    [Theory, Databases]
    public async Task A_running_dispatcher_sends_at_once_what_is_scheduled_now(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        using var stop = new CancellationTokenSource();
        // The clock stands still, so nothing but the bell can wake it.
        var running = company.Core.Services.GetRequiredService<IDeliveries>().RunAsync("one", stop.Token);

        var post = await company.PlannedAsync();
        await UntilAsync(async () => (await company.DeliveryAsync(post)).State == DeliveryState.Delivered);

        await stop.CancelAsync();
        await running.WaitAsync(Patience);
    }

    [Theory, Databases]
    public async Task A_node_whose_lock_has_gone_is_dead_before_its_lease_ends(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var (services, flow) = (company.Core.Services, company.Core.Services.GetRequiredService<Flow>());
        var post = await company.PlannedAsync();
        await company.Core.InScopeAsync(async s =>
        {
            using var _ = s.GetRequiredService<IUnitOfWork>().EnterAll();
            (await s.GetRequiredService<Claims>().TakeAsync("dead", 8, [], CancellationToken.None)).Count.ShouldBe(1);
        });
        using var alive = services.GetRequiredService<NodeSign>().PutUp("one");

        await flow.KeepUpAsync("one", CancellationToken.None);
        (await company.SendDueAsync()).ShouldBe(0, "nothing is known about a node that keeps its files elsewhere");

        // What a process that was killed leaves: the file, and nobody who holds it. On another machine that proves nothing.
        var signs = Directory.GetParent(Directory.EnumerateFiles(Path.Combine(services.GetRequiredService<StorageChoice>().DataFolder, "nodes"), "one", SearchOption.AllDirectories).Single())!;
        await File.WriteAllTextAsync(Path.Combine(signs.Parent!.CreateSubdirectory("elsewhere").FullName, "dead"), "");
        await flow.KeepUpAsync("one", CancellationToken.None);
        (await company.SendDueAsync()).ShouldBe(0, "what another machine locks cannot be seen from here");

        await File.WriteAllTextAsync(Path.Combine(signs.FullName, "dead"), "");
        await flow.KeepUpAsync("one", CancellationToken.None);
        (await company.SendDueAsync()).ShouldBe(1);
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task A_living_node_is_never_taken_for_dead(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var sign = company.Core.Services.GetRequiredService<NodeSign>();
        using var alive = sign.PutUp("one");
        using var other = sign.PutUp("two");

        sign.IsDead("two").ShouldBeFalse();
        sign.IsDead("never heard of").ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task The_signs_of_nodes_that_died_long_ago_are_cleared_away(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var sign = company.Core.Services.GetRequiredService<NodeSign>();
        using var alive = sign.PutUp("one");
        var mine = Directory.EnumerateFiles(Path.Combine(company.Core.Services.GetRequiredService<StorageChoice>().DataFolder, "nodes"), "one", SearchOption.AllDirectories).Single();
        foreach (var (dead, days) in new[] { ("yesterday", 0.5), ("last-week", 7) })
        {
            var file = Path.Combine(Path.GetDirectoryName(mine)!, dead);
            await File.WriteAllTextAsync(file, "");
            File.SetLastWriteTimeUtc(file, company.Core.Clock.GetUtcNow().UtcDateTime.AddDays(-days));
        }

        File.SetLastWriteTimeUtc(mine, company.Core.Clock.GetUtcNow().UtcDateTime.AddDays(-9));
        using var other = sign.PutUp("two");

        Directory.EnumerateFiles(Path.GetDirectoryName(mine)!).Select(Path.GetFileName).ShouldBe(["one", "two", "yesterday"], ignoreOrder: true);
    }

    [Theory, Databases]
    public async Task Who_is_at_work_keeps_its_claim_beyond_the_lease(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var account = nameof(Who_is_at_work_keeps_its_claim_beyond_the_lease) + kind;
        var stub = await company.ConnectStubAsync(account);
        var answer = new TaskCompletionSource();
        StubNetwork.Answer(account, (_, _) => answer.Task);
        var post = await company.PlannedAsync(null, "Dauert", stub);
        var flow = company.Core.Services.GetRequiredService<Flow>();
        await flow.StartDueAsync("one", CancellationToken.None);
        await UntilAsync(async () => (await company.DeliveryAsync(post)).State == DeliveryState.Sending);

        var lease = new DeliveryPace().Lease;
        for (var passed = TimeSpan.Zero; passed < 3 * lease; passed += lease / 2)
        {
            company.Core.Clock.Advance(lease / 2);
            await flow.KeepUpAsync("one", CancellationToken.None);
        }

        await ActivatorUtilities.CreateInstance<Flow>(company.Core.Services).SettleUncertainAsync("two", CancellationToken.None);
        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Sending);
        answer.SetResult();
        await UntilAsync(async () => (await company.DeliveryAsync(post)).State == DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task What_is_late_while_somebody_was_there_is_not_missed(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var flow = company.Core.Services.GetRequiredService<Flow>();
        var now = company.Core.Clock.GetUtcNow();
        var rested = await company.PlannedAsync(new Moment.At(now.AddMinutes(10)), "Kanal ruhte");
        for (var minute = 0; minute <= 20; minute++)
        {
            await flow.KeepUpAsync("one", CancellationToken.None);
            company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var away = await company.PlannedAsync(new Moment.At(now.AddMinutes(40)), "Rechner war aus", await company.ConnectAsync("Zweite"));
        company.Core.Clock.Advance(TimeSpan.FromHours(3));
        await company.SendDueAsync();

        (await company.DeliveryAsync(rested)).State.ShouldBe(DeliveryState.Delivered);
        (await company.DeliveryAsync(away)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Held), d => d.HeldReason.ShouldBe(HeldReasons.Missed));
    }

    [Theory, Databases]
    public async Task How_late_something_missed_may_still_go_out_is_the_companys_choice(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var second = await company.ConnectAsync("Zweite");
        var now = company.Core.Clock.GetUtcNow();
        var old = await company.PlannedAsync(new Moment.At(now.AddMinutes(10)), "Zwei Stunden zu spät");
        await AllowAsync(company, 60 * 24);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(130));
        await company.SendDueAsync();
        (await company.DeliveryAsync(old)).State.ShouldBe(DeliveryState.Delivered);

        var young = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(10)), "Fünf Minuten zu spät", second);
        await AllowAsync(company, 0);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(15));
        await company.SendDueAsync();
        (await company.DeliveryAsync(young)).HeldReason.ShouldBe(HeldReasons.Missed);
    }

    [Theory, Databases]
    public async Task The_choice_has_its_limits(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);

        (await ChangeAsync(company, -1)).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("settings.missedAfterRange"), r => r.Field.ShouldBe("missedAfter"));
        (await ChangeAsync(company, 10_081)).Done.ShouldBeFalse();
        (await ChangeAsync(company, null)).Done.ShouldBeTrue();
        (await company.Core.DoneAsync(new ReadSettings(company.Workspace), company.Owner)).MissedAfterMinutes.ShouldBe(60);
    }

    [Fact]
    public async Task A_node_whose_clock_is_an_hour_fast_does_not_send_early()
    {
        await using var company = await Company.StartAsync(DatabaseKind.Postgres, change: services => services.AddSingleton<IDatabaseClock, DatabaseClock>());
        company.Core.Clock.SetUtcNow(DateTimeOffset.UtcNow);
        var later = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(30)));
        var due = await company.PlannedAsync(null, "Jetzt", await company.ConnectAsync("Zweite"));

        company.Core.Clock.Advance(TimeSpan.FromHours(1));
        (await company.SendDueAsync()).ShouldBe(1);

        (await company.DeliveryAsync(later)).State.ShouldBe(DeliveryState.Waiting);
        (await company.DeliveryAsync(due)).State.ShouldBe(DeliveryState.Delivered);
    }

    private static async Task AllowAsync(Company company, int minutes) => (await ChangeAsync(company, minutes)).Done.ShouldBeTrue();

    private static async Task<Outcome<Nothing>> ChangeAsync(Company company, int? minutes)
    {
        var now = await company.Core.DoneAsync(new ReadSettings(company.Workspace), company.Owner);
        return await company.Core.RunAsync(
            new ChangeSettings(
                company.Workspace, new(now.Name, now.Country, now.Sector, now.Language), now.TimeZone, now.ImprintUrl, now.PrivacyUrl, now.NewsroomHost, now.Signature, minutes),
            company.Owner);
    }

    private static async Task<string> StatesAsync(Company company)
    {
        var states = await company.StoredAsync(db => db.Deliveries.GroupBy(d => d.State).Select(g => new { g.Key, Many = g.Count() }).ToListAsync());
        return string.Join(", ", states.Select(s => $"{s.Key} {s.Many}").Order(StringComparer.Ordinal));
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition()) await Task.Delay(20, limit.Token);
    }
}
