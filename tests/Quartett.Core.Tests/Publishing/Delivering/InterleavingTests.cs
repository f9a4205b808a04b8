using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

/// <summary>
/// Whatever happens in whatever order – rounds, faults, crashes, hanging calls, people who hold, edit, cancel and decide –
/// the network never has a part twice, nothing leaves unrecorded or unauthorised, and in the end nothing is lost.
/// </summary>
public sealed class InterleavingTests
{
    private const int Cases = 60;

    [Theory]
    [InlineData("ledger-handle")]
    [InlineData("ledger-list")]
    [InlineData("ledger-bare")]
    public async Task In_any_order_of_events_no_part_is_twice_at_the_network_and_none_is_lost(string network)
    {
        var steps = new CrashingSteps();
        await using var company = await Company.StartAsync(DatabaseKind.Sqlite, change: services => services.AddSingleton<IDeliverySteps>(steps));
        var story = Gen.Select(Gen.Enum<Event>(), Gen.Int[0, 1], Gen.Int[0, 7], (what, which, how) => new Happening(what, which, how)).Array[4, 14];
        await story.SampleAsync(
            async happenings =>
            {
                await using var world = await World.BeginAsync(company, steps, network);
                await world.PlanAsync(0, 3);
                foreach (var happening in happenings)
                {
                    await world.ApplyAsync(happening);
                    await world.ShouldBeTrueAsync();
                }

                await world.EndAsync();
            },
            iter: Cases, threads: 1, print: happenings => string.Join(", ", happenings.Select(h => $"{h.What} {h.Which} {h.How}")));
    }

    internal enum Event
    {
        Plan,
        Round,
        Faulty,
        Crash,
        LetGo,
        Wait,
        Upkeep,
        Hold,
        Release,
        Cancel,
        EditorEdits,
        AuthorEdits,
        Retry,
        Decide,
        Leave,
        Retract,
        StopAll,
        GoOn,
    }

    internal sealed record Happening(Event What, int Which, int How);

    /// <summary>Ends a process in the middle: what comes after the step is never done by it.</summary>
    internal sealed class CrashingSteps : IDeliverySteps
    {
        public DeliveryStep? At { get; set; }

        public ValueTask ReachedAsync(DeliveryStep step, DeliveryId delivery, int part)
        {
            if (step != At) return ValueTask.CompletedTask;
            throw new InvalidOperationException("The process has died.");
        }
    }

    /// <summary>The product on one side, the network on the other, and what may be out.</summary>
    private sealed class World(Company company, CrashingSteps steps, ChannelId channel, LedgerAccount account, bool canBeAsked) : IAsyncDisposable
    {
        private static int _worlds;
        private readonly PostId?[] _posts = new PostId?[2];
        private readonly HashSet<string> _authorised = new(StringComparer.Ordinal);
        private readonly HashSet<PostId> _given = [];
        private Flow _process = null!;
        private int _processes;
        private int _revisions;

        public static async Task<World> BeginAsync(Company company, CrashingSteps steps, string network)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{network}-{Interlocked.Increment(ref _worlds)}");
            var channel = await company.Core.DoneAsync(
                new ConnectChannel(company.Workspace, network, null, name, new Dictionary<string, string> { ["Account"] = name, ["Password"] = "streng-geheim" }), company.Owner);
            var world = new World(company, steps, channel, LedgerAccount.Of(name), network != "ledger-bare");
            LedgerAccount.Of(name).OnCall = world.MayBeCalledAsync;
            world.Boot();
            return world;
        }

        private string Node => string.Create(CultureInfo.InvariantCulture, $"{channel}-{_processes}");

        private void Boot()
        {
            _process = ActivatorUtilities.CreateInstance<Flow>(company.Core.Services);
            _processes++;
        }

        public async Task ApplyAsync(Happening happening)
        {
            var post = _posts[happening.Which];
            switch (happening.What)
            {
                case Event.Plan when post is null: await PlanAsync(happening.Which, 1 + happening.How % 3); return;
                case Event.Round: await RoundAsync(); return;
                case Event.Faulty:
                    account.Next = (Deed)(1 + happening.How % 7);
                    await RoundAsync();
                    account.Next = Deed.Well;
                    return;
                case Event.Crash:
                    // In the middle of a round, or between two.
                    steps.At = happening.How < 4 ? (DeliveryStep)happening.How : null;
                    if (steps.At is not null) await RoundAsync();
                    steps.At = null;
                    account.Forget();
                    Boot();
                    return;
                case Event.LetGo:
                    account.LetGo();
                    await QuietAsync();
                    return;
                case Event.Wait: company.Core.Clock.Advance(TimeSpan.FromSeconds(new[] { 1, 6, 31, 50, 61, 120, 200, 400 }[happening.How])); return;
                case Event.Upkeep:
                    if (happening.How < 4) await _process.KeepUpAsync(Node, CancellationToken.None);
                    await _process.SettleUncertainAsync(Node, CancellationToken.None);
                    return;
                case Event.StopAll: await company.Core.DoneAsync(new HoldDeliveries(company.Workspace), company.Owner); return;
                case Event.GoOn: await company.Core.DoneAsync(new ResumeDeliveries(company.Workspace), company.Owner); return;
            }

            if (post is { } planned) await DecideAsync(happening, planned);
        }

        private async Task DecideAsync(Happening happening, PostId post)
        {
            var (core, workspace) = (company.Core, company.Workspace);
            switch (happening.What)
            {
                case Event.Hold: await core.RunAsync(new HoldPost(workspace, post), company.Editor); break;
                case Event.Release: await SealedByAsync(post, (await core.RunAsync(new ReleasePost(workspace, post), company.Editor)).Done); break;
                case Event.Cancel:
                    if ((await core.RunAsync(new UnschedulePost(workspace, post), company.Editor)).Done) _given.Add(post);
                    break;
                case Event.EditorEdits:
                    await EditAsync(post, happening.How, company.Editor);
                    await SealedByAsync(post, true);
                    break;
                case Event.AuthorEdits: await EditAsync(post, happening.How, company.Author); break;
                case Event.Retry when await RowAsync(post) is { } row: await SealedByAsync(post, (await core.RunAsync(new RetryDelivery(workspace, row.Id), company.Editor)).Done); break;
                case Event.Decide when await RowAsync(post) is { State: DeliveryState.Uncertain } row && !account.IsHanging:
                    // A person looks before deciding, and tells the truth.
                    var isThere = account.Ledger.Exists(t => t.Delivery == row.Id.Value && t.Step == row.StepsOut);
                    await core.DoneAsync(new SettleUncertain(workspace, row.Id, isThere ? Settlement.ItIsThere : Settlement.SendAgain), company.Editor);
                    break;
                case Event.Leave when await RowAsync(post) is { } row:
                    if ((await core.RunAsync(new LeaveInPart(workspace, row.Id), company.Editor)).Done) _given.Add(post);
                    break;
                case Event.Retract when await RowAsync(post) is { } row:
                    if ((await core.RunAsync(new RetractDelivery(workspace, row.Id), company.Editor)).Done) _given.Add(post);
                    break;
            }
        }

        public async Task PlanAsync(int which, int parts)
        {
            var number = ++_revisions;
            string Text(int part) => string.Create(CultureInfo.InvariantCulture, $"Beitrag {number} Teil {part}");
            var content = company.Says(Text(0), channel) with { More = [.. Enumerable.Range(1, parts - 1).Select(part => new PostPart(Text(part)))] };
            var post = await company.Core.DoneAsync(new DraftPost(company.Workspace, content), company.Author);
            await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
            _posts[which] = post;
            await SealedByAsync(post, true);
        }

        private async Task EditAsync(PostId post, int part, Actor by)
        {
            var view = await company.ShowAsync(post);
            var mark = string.Create(CultureInfo.InvariantCulture, $" Fassung {++_revisions}");
            var more = view.Content.More.ToList();
            var content = part % 3 == 0 || more.Count < part % 3
                ? view.Content with { Text = view.Content.Text.Split(" Fassung")[0] + mark }
                : view.Content with { More = [.. more.Select((p, at) => at + 1 == part % 3 ? new PostPart(p.Text.Split(" Fassung")[0] + mark) : p)] };
            await company.Core.DoneAsync(new EditPost(company.Workspace, post, view.Revision, content), by);
        }

        private async Task SealedByAsync(PostId post, bool done)
        {
            if (!done) return;
            var content = (await company.ShowAsync(post)).Content;
            _authorised.UnionWith([content.Text, .. content.More.Select(p => p.Text)]);
        }

        // A call that hangs ends the round for us, though not for the process.
        private async Task<int> RoundAsync()
        {
            var round = _process.SendDueAsync(Node, CancellationToken.None);
            await Task.WhenAny(round, account.Hangs);
            if (!round.IsCompleted) return 0;
            // A process that has died says so; nobody hears it.
            return await round.ContinueWith(ended => ended.IsCompletedSuccessfully ? ended.Result : 0, TaskScheduler.Default);
        }

        // What was let go writes down what it heard.
        private async Task QuietAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (_process.HoldsAny) await Task.Delay(5, limit.Token);
        }

        private Task<Delivery?> RowAsync(PostId post) => company.StoredAsync(db => db.Deliveries.AsNoTracking().OrderByDescending(d => d.Id).FirstOrDefaultAsync(d => d.PostId == post && d.State != DeliveryState.Cancelled));

        // Before anything leaves it is recorded, under the very handle, and for a step whose predecessors are out.
        private async Task MayBeCalledAsync(OutgoingPost post, string? handle)
        {
            var id = new DeliveryId(post.DeliveryId);
            var (row, attempt) = await company.StoredAsync(async db => (
                await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id), await db.Attempts.AsNoTracking().Where(a => a.DeliveryId == id).OrderByDescending(a => a.Number).FirstAsync()));
            if (row.State != DeliveryState.Sending || attempt.Outcome != "begun" || attempt.Handle != handle || attempt.Step != post.Step || row.StepsOut != post.Step)
                _wrong = $"A call left that was not recorded: {row.State}, {attempt.Outcome}, part {attempt.Step} and {row.StepsOut}, called {post.Step}";
            if (!_authorised.Contains(post.Text)) _wrong = $"Nobody who may has agreed to “{post.Text}”.";
        }

        private string? _wrong;

        public async Task ShouldBeTrueAsync()
        {
            _wrong.ShouldBeNull();
            account.Ledger.GroupBy(t => (t.Delivery, t.Step)).ShouldAllBe(same => same.Count() == 1, "never twice");
            var rows = await company.StoredAsync(db => db.Deliveries.AsNoTracking().Where(d => d.ChannelId == channel).ToListAsync());
            foreach (var row in rows)
            {
                var there = account.Ledger.Where(t => t.Delivery == row.Id.Value).Select(t => t.Step).Order().ToList();
                if (row.State == DeliveryState.Retracted) there.ShouldBeEmpty();
                else if (row.State is DeliveryState.Sending or DeliveryState.Uncertain) there.Count.ShouldBeInRange(row.StepsOut, row.StepsOut + 1, $"{row.State}");
                else there.Count.ShouldBe(row.StepsOut, $"{row.State} {row.HeldReason} of {row.Steps}");
                there.ShouldBe(Enumerable.Range(0, there.Count), "one after the other");
            }
        }

        /// <summary>Faults end, people decide what waits for them, and everything that was to go out is out.</summary>
        public async Task EndAsync()
        {
            account.LetGo();
            await QuietAsync();
            await company.Core.DoneAsync(new ResumeDeliveries(company.Workspace), company.Owner);
            for (var round = 0; round < 40 && await OpenAsync() > 0; round++)
            {
                company.Core.Clock.Advance(TimeSpan.FromMinutes(4));
                await _process.KeepUpAsync(Node, CancellationToken.None);
                await _process.SettleUncertainAsync(Node, CancellationToken.None);
                while (await RoundAsync() > 0)
                {
                }

                foreach (var post in _posts.OfType<PostId>())
                {
                    if (await RowAsync(post) is not { } row) continue;
                    if (row.State == DeliveryState.Uncertain && (!canBeAsked || round > 5)) await DecideAsync(new(Event.Decide, 0, 0), post);
                    if (row.State == DeliveryState.Rejected) await DecideAsync(new(Event.Retry, 0, 0), post);
                    if (row.State == DeliveryState.Held) await DecideAsync(new(Event.Release, 0, 0), post);
                    if (round > 2 && row is { State: DeliveryState.Held, IsInPart: true }) await DecideAsync(new(Event.Leave, 0, 0), post);
                }

                await ShouldBeTrueAsync();
            }

            foreach (var post in _posts.OfType<PostId>().Where(p => !_given.Contains(p)))
            {
                var row = (await RowAsync(post)).ShouldNotBeNull();
                row.State.ShouldBe(DeliveryState.Delivered, $"{row.HeldReason}");
                row.StepsOut.ShouldBe((await company.ShowAsync(post)).Content.More.Count + 1, "nothing lost");
            }
        }

        private Task<int> OpenAsync() => company.StoredAsync(db => db.Deliveries.CountAsync(
            d => d.ChannelId == channel && d.State != DeliveryState.Delivered && d.State != DeliveryState.Cancelled && d.State != DeliveryState.Retracted));

        // A case that failed must not trouble the next.
        public async ValueTask DisposeAsync()
        {
            steps.At = null;
            account.LetGo();
            await company.Core.RunAsync(new ResumeDeliveries(company.Workspace), company.Owner);
            await company.StoredAsync(db => db.Deliveries.Where(d => d.State != DeliveryState.Delivered && d.State != DeliveryState.Retracted)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Cancelled)));
        }
    }
}
