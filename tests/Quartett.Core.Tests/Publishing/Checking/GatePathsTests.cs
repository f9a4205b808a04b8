using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Workspaces.Founding;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Checking;

/// <summary>Every way to the public, and that none goes around the gate.</summary>
public sealed class GatePathsTests
{
    /// <summary>What a path has to do with the gate.</summary>
    public enum Role
    {
        /// <summary>Asks the gate itself before anything is sealed or sent.</summary>
        Asks,

        /// <summary>Lets something sealed go on; the gate is asked when it is sent.</summary>
        GoesOn,

        /// <summary>Needs the right to publish, and makes nothing public.</summary>
        TakesBack,

        /// <summary>May be done by who only drafts, and makes nothing public.</summary>
        Drafts,

        /// <summary>Talks to a network about the channel, not about content.</summary>
        Connects,

        /// <summary>Belongs to the machine's own command line and stops what was waiting.</summary>
        Holds,

        /// <summary>Only asks what a network is called and allows.</summary>
        Describes,

        /// <summary>The clock plans what a person has sealed before, and asks the gate in that person's name.</summary>
        Plans,
    }

    // A new use case that touches deliveries, the gate or a network stands here with a reason, or the test below fails.
    private static readonly Dictionary<Type, Role> Known = new()
    {
        [typeof(SchedulePost)] = Role.Asks,
        [typeof(ReleasePost)] = Role.Asks,
        [typeof(RetryDelivery)] = Role.Asks,
        [typeof(UpdateDelivered)] = Role.Asks,
        [typeof(RepeatPost)] = Role.Asks,
        [typeof(RewriteSeries)] = Role.Asks,
        [typeof(SettleUncertain)] = Role.GoesOn,
        [typeof(ChangeRecurrence)] = Role.GoesOn,
        [typeof(ResumeSeries)] = Role.GoesOn,
        [typeof(SkipOccurrence)] = Role.GoesOn,
        [typeof(UnskipOccurrence)] = Role.GoesOn,
        [typeof(PauseSeries)] = Role.TakesBack,
        [typeof(EndSeries)] = Role.TakesBack,
        [typeof(PlanSeries)] = Role.Plans,
        [typeof(MovePost)] = Role.GoesOn,
        [typeof(RetractDelivery)] = Role.TakesBack,
        [typeof(RetractPost)] = Role.TakesBack,
        [typeof(UnschedulePost)] = Role.TakesBack,
        [typeof(HoldPost)] = Role.TakesBack,
        [typeof(LeaveInPart)] = Role.TakesBack,
        [typeof(EditPost)] = Role.Drafts,
        [typeof(RestoreVersion)] = Role.Drafts,
        [typeof(DraftPost)] = Role.Drafts,
        [typeof(DuplicatePost)] = Role.Drafts,
        [typeof(DiscardPost)] = Role.Drafts,
        [typeof(BringBackPost)] = Role.Drafts,
        [typeof(PlanPost)] = Role.Drafts,
        [typeof(CheckContent)] = Role.Drafts,
        [typeof(ConnectChannel)] = Role.Connects,
        [typeof(TestChannel)] = Role.Connects,
        [typeof(RestoreBackup)] = Role.Holds,
        [typeof(ChangeChannel)] = Role.Describes,
        [typeof(RemoveChannel)] = Role.Describes,
        [typeof(FoundInstallation)] = Role.Describes,
        [typeof(FoundWorkspace)] = Role.Describes,
        [typeof(FoundWorkspaceFor)] = Role.Describes,
    };

    private static readonly Type[] Doors = [typeof(Gate), typeof(PostStages), typeof(IChannelLines), typeof(IDeliveries), typeof(Recording), typeof(Claims), typeof(Networks), typeof(IConnector)];

    public static TheoryData<DatabaseKind, string> AskingPaths => Paths(Role.Asks);

    public static TheoryData<DatabaseKind, string> PublishersPaths => Paths(Role.Asks, Role.GoesOn, Role.TakesBack);

    [Fact]
    public void Every_use_case_that_reaches_deliveries_the_gate_or_a_network_is_known_by_its_role()
    {
        var reaching = UseCaseTypes.All.Where(u => !u.IsQuery && Doors.Any(UseCaseTypes.Reaches(u.Handler).Contains)).Select(u => u.Type)
            .Concat(UseCaseTypes.All.Where(u => u.IsQuery && UseCaseTypes.Reaches(u.Handler).Contains(typeof(Gate))).Select(u => u.Type));

        reaching.Order(ByName).ShouldBe(Known.Keys.Order(ByName));
    }

    [Fact]
    public void Only_use_cases_known_to_ask_the_gate_or_to_take_back_reach_a_network_with_content()
    {
        var talking = UseCaseTypes.All.Where(u => UseCaseTypes.Reaches(u.Handler).Contains(typeof(IChannelLines))).Select(u => u.Type);

        talking.Where(t => Known[t] is Role.Asks or Role.TakesBack).Order(ByName).ShouldBe([typeof(RetractDelivery), typeof(RetractPost), typeof(UpdateDelivered)]);
        talking.Where(t => Known[t] is Role.GoesOn or Role.Drafts or Role.Describes).ShouldBeEmpty();
        UseCaseTypes.Reaches(UseCaseTypes.All.Single(u => u.Type == typeof(UpdateDelivered)).Handler).ShouldContain(typeof(Gate));
    }

    [Fact]
    public void Every_path_to_the_public_needs_the_right_to_publish()
    {
        foreach (var (type, role) in Known.Where(k => k.Value is Role.Asks or Role.GoesOn or Role.TakesBack))
            UseCaseTypes.RightOf(type).ShouldBe(Right.Publish, $"{type.Name} {role}");
    }

    [Theory, MemberData(nameof(PublishersPaths))]
    public async Task It_refuses_authors_outsiders_former_members_strangers_and_the_clock(DatabaseKind kind, string path)
    {
        await using var company = await Company.StartAsync(kind);
        var stage = await Stage.SetAsync(company, "Harmlos");
        var neighbour = await company.NeighbourAsync();
        var former = company.Editor;
        await company.RoleAsync(former, null);

        (await stage.TryAsync(path, company.Author)).ShouldBe("kernel.notAllowed");
        (await stage.TryAsync(path, company.Author with { Kind = ActorKind.CommandLine })).ShouldBe("kernel.notAllowed");
        (await stage.TryAsync(path, neighbour.Owner)).ShouldBe("kernel.notFound");
        (await stage.TryAsync(path, former)).ShouldBe("kernel.notFound");
        (await stage.TryAsync(path, Actor.Nobody)).ShouldBe("kernel.notFound");
        (await stage.TryAsync(path, Actor.Clock)).ShouldBe("kernel.notAllowed");
        (await stage.TryAsync(path, TestCore.CommandLine)).ShouldBe("kernel.notAllowed");

        await company.SendDueAsync();
        (await stage.NothingHasChangedAsync()).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(AskingPaths))]
    public async Task It_refuses_301_graphemes_and_3001_bytes_in_299_graphemes_for_everybody(DatabaseKind kind, string path)
    {
        await using var company = await Company.StartAsync(kind);
        var people = new[] { company.Owner, company.Editor, company.Editor with { Kind = ActorKind.CommandLine } };

        var long301 = await Stage.SetAsync(company, new string('a', 301));
        foreach (var person in people) (await long301.TryAsync(path, person)).ShouldBe("rule.T01.Grapheme at text");
        var bytes3001 = await Stage.SetAsync(company, Texts.Bytes3001InGraphemes299);
        foreach (var person in people) (await bytes3001.TryAsync(path, person)).ShouldBe("rule.T01.Utf8Byte at text");

        await company.SendDueAsync();
        (await long301.NothingHasChangedAsync()).ShouldBeTrue();
        (await bytes3001.NothingHasChangedAsync()).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(AskingPaths))]
    public async Task It_lets_300_graphemes_through(DatabaseKind kind, string path)
    {
        await using var company = await Company.StartAsync(kind);
        var stage = await Stage.SetAsync(company, string.Concat(Enumerable.Repeat("👩‍👩‍👧", 100)) + new string('a', 200));

        (await stage.TryAsync(path, company.Editor with { Kind = ActorKind.CommandLine })).ShouldBe("");
    }

    [Theory, Databases]
    public async Task What_a_series_says_too_long_is_planned_and_held(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stage = await Stage.SetAsync(company, "Harmlos");
        var text = StoredJson.Write(company.Says(new string('a', 301)));
        await company.StoredAsync(db => db.Series.ExecuteUpdateAsync(s => s.SetProperty(r => r.Content, text)));

        (await stage.TryAsync(nameof(ResumeSeries), company.Editor)).ShouldBe("");

        var planned = await company.StoredAsync(db => db.Deliveries.AsNoTracking().Where(d => db.Set<Core.Publishing.Drafting.Post>().Any(p => p.Id == d.PostId && p.SeriesId != null && p.Id != stage.Repeated)).ToListAsync());
        planned.Count.ShouldBe(3);
        planned.ShouldAllBe(d => d.State == DeliveryState.Held && d.HeldReason == HeldReasons.PolicyBlocks);
    }

    [Theory, Databases]
    public async Task Only_the_clock_and_the_machine_plan_series(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stage = await Stage.SetAsync(company, "Harmlos");

        foreach (var person in new[] { company.Owner, company.Editor, company.Author, Actor.Nobody })
            (await company.Core.RunAsync(new PlanSeries(company.Workspace, stage.Series), person)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task Going_on_is_asked_again_when_it_is_sent(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stage = await Stage.SetAsync(company, new string('a', 301));

        (await stage.TryAsync(nameof(SettleUncertain), company.Editor)).ShouldBe("");
        (await stage.TryAsync(nameof(MovePost), company.Editor)).ShouldBe("");
        company.Core.Clock.Advance(TimeSpan.FromDays(1));
        await company.SendDueAsync();

        (await company.StoredAsync(db => db.Attempts.AnyAsync())).ShouldBeFalse();
        (await stage.StateAsync(stage.Uncertain)).ShouldBe((DeliveryState.Held, HeldReasons.PolicyBlocks));
        (await stage.StateAsync(stage.Waiting)).ShouldBe((DeliveryState.Held, HeldReasons.PolicyBlocks));
    }

    [Theory, Databases]
    public async Task An_authors_edit_of_a_scheduled_post_holds_it_until_somebody_who_may_has_seen_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(5)), "Geprüft");

        (await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Ungeprüft")), company.Author)).Held.ShouldBe(1);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(5));
        await company.SendDueAsync();
        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.ContentChanged);
        (await company.ShowAsync(post)).Stage.ShouldBe(PostStage.NeedsAttention);
        (await company.Core.RunAsync(new ReleasePost(company.Workspace, post), company.Author)).Refusal!.Code.ShouldBe("kernel.notAllowed");

        await company.Core.DoneAsync(new ReleasePost(company.Workspace, post), company.Editor);
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Ungeprüft"]);
    }

    [Theory, Databases]
    public async Task An_editors_edit_of_a_scheduled_post_seals_it_anew(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(null, "Erst so");
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Von der Autorin")), company.Author);

        (await company.Core.DoneAsync(new EditPost(company.Workspace, post, 2, company.Says("Von der Redaktion")), company.Editor)).Held.ShouldBe(0);
        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.ShouldBe(["Von der Redaktion"]);
    }

    [Theory, Databases]
    public async Task An_editors_edit_that_breaks_a_limit_holds_it_and_mending_lets_it_go_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(null, "Kurz");

        (await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says(new string('a', 301))), company.Editor)).Held.ShouldBe(1);
        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.PolicyBlocks);
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 2, company.Says("Wieder kurz")), company.Editor);
        await company.SendDueAsync();

        (await company.LedgerAsync()).Texts.ShouldBe(["Wieder kurz"]);
    }

    [Theory, Databases]
    public async Task An_editors_edit_does_not_release_what_a_person_holds(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(null, "Halt");
        await company.Core.DoneAsync(new HoldPost(company.Workspace, post), company.Owner);

        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Anders")), company.Editor);

        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.Person);
    }

    [Theory, Databases]
    public async Task Restoring_an_older_version_is_an_edit_like_any_other(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync("Erste Fassung");
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, 1, company.Says("Zweite Fassung")), company.Editor);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);

        (await company.Core.DoneAsync(new RestoreVersion(company.Workspace, post, 2, 1), company.Author)).Held.ShouldBe(1);
        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.ContentChanged);
    }

    [Theory, Databases]
    public async Task Rights_withdrawn_after_scheduling_hold_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var demoted = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Eins");
        await company.RoleAsync(company.Editor, Core.Workspaces.Role.Author);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        await company.SendDueAsync();
        (await company.DeliveryAsync(demoted)).HeldReason.ShouldBe(HeldReasons.NotAuthorised);

        await company.RoleAsync(company.Editor, Core.Workspaces.Role.Editor);
        var left = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Zwei");
        await company.RoleAsync(company.Editor, null);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        await company.SendDueAsync();
        (await company.DeliveryAsync(left)).HeldReason.ShouldBe(HeldReasons.NotAuthorised);
        (await company.LedgerAsync()).Texts.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Content_changed_under_the_row_is_held_by_its_hash(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(null, "Echt");
        await company.StoredAsync(db => db.Posts.Where(p => p.Id == post).ExecuteUpdateAsync(s => s.SetProperty(p => p.Content, p => p.Content.Replace("Echt", "Falsch"))));

        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.ContentChanged);
    }

    [Theory, Databases]
    public async Task Limits_that_became_narrower_after_scheduling_hold_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PlannedAsync(null, "Dreißig Zeichen sind zu viel hier");
        var narrow = StoredJson.Write(new PostLimits { Text = [new TextLimit(10, TextUnit.Grapheme)] });
        await company.StoredAsync(db => db.Channels.Where(c => c.Id == company.Channel).ExecuteUpdateAsync(s => s.SetProperty(c => c.Limits, narrow)));

        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.PolicyBlocks);
    }

    [Theory, Databases]
    public async Task A_picture_that_is_gone_at_the_moment_of_sending_holds_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var picture = await company.PictureAsync();
        var post = await company.Core.DoneAsync(
            new DraftPost(company.Workspace, company.Says("Mit Bild") with { Images = [new PostImage(picture, "Werkstatt")] }), company.Author);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.Now()), company.Editor);
        await company.StoredAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"Media\""));

        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).HeldReason.ShouldBe(HeldReasons.MediaMissing);
        (await company.Core.RunAsync(new ReleasePost(company.Workspace, post), company.Editor)).Refusal!.Code.ShouldBe("post.mediaMissing");
    }

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static TheoryData<DatabaseKind, string> Paths(params Role[] roles)
    {
        var data = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var type in Known.Where(k => roles.Contains(k.Value)).Select(k => k.Key)) data.Add(kind, type.Name);
        }

        return data;
    }

    /// <summary>One post in each state that some path starts from; all say the same.</summary>
    private sealed record Stage(Company Company, PostId Draft, PostId Waiting, PostId Held, PostId Rejected, PostId Uncertain, PostId Delivered, PostId Repeated, SeriesId Series)
    {
        private static readonly Recurrence Weekly = new() { Unit = RecurrenceUnit.Weeks, Weekdays = [2], First = new(2026, 11, 24), Time = new(9, 0) };

        public static async Task<Stage> SetAsync(Company company, string text)
        {
            var (repeated, series) = await InSeriesAsync(company, text);
            return await SetAsync(company, text, repeated, series);
        }

        private static async Task<Stage> SetAsync(Company company, string text, PostId repeated, SeriesId series) => new(
            company,
            await company.DraftAsync(text),
            await InStateAsync(company, text, DeliveryState.Waiting),
            await InStateAsync(company, text, DeliveryState.Held),
            await InStateAsync(company, text, DeliveryState.Rejected),
            await InStateAsync(company, text, DeliveryState.Uncertain),
            await InStateAsync(company, text, DeliveryState.Delivered),
            repeated,
            series);

        /// <returns>What it was refused with, and nothing when it was done.</returns>
        public async Task<string> TryAsync(string path, Actor actor)
        {
            var (core, workspace) = (Company.Core, Company.Workspace);
            return path switch
            {
                nameof(SchedulePost) => Said(await core.RunAsync(new SchedulePost(workspace, Draft, new Moment.Now()), actor)),
                nameof(ReleasePost) => Said(await core.RunAsync(new ReleasePost(workspace, Held), actor)),
                nameof(RetryDelivery) => Said(await core.RunAsync(new RetryDelivery(workspace, await OfAsync(Rejected)), actor)),
                nameof(UpdateDelivered) => Said(await core.RunAsync(new UpdateDelivered(workspace, await OfAsync(Delivered)), actor)),
                nameof(SettleUncertain) => Said(await core.RunAsync(new SettleUncertain(workspace, await OfAsync(Uncertain), Settlement.SendAgain), actor)),
                nameof(MovePost) => Said(await core.RunAsync(new MovePost(workspace, Waiting, new LocalDate(2026, 11, 24), new LocalTime(9, 0)), actor)),
                nameof(RetractDelivery) => Said(await core.RunAsync(new RetractDelivery(workspace, await OfAsync(Delivered)), actor)),
                nameof(RetractPost) => Said(await core.RunAsync(new RetractPost(workspace, Delivered), actor)),
                nameof(RepeatPost) => Said(await core.RunAsync(new RepeatPost(workspace, Draft, Weekly), actor)),
                nameof(RewriteSeries) => Said(await core.RunAsync(new RewriteSeries(workspace, Repeated), actor)),
                nameof(ChangeRecurrence) => Said(await core.RunAsync(new ChangeRecurrence(workspace, Series, Weekly), actor)),
                nameof(PauseSeries) => Said(await core.RunAsync(new PauseSeries(workspace, Series), actor)),
                nameof(ResumeSeries) => Said(await core.RunAsync(new ResumeSeries(workspace, Series), actor)),
                nameof(EndSeries) => Said(await core.RunAsync(new EndSeries(workspace, Series), actor)),
                nameof(SkipOccurrence) => Said(await core.RunAsync(new SkipOccurrence(workspace, Series, new(2026, 12, 1)), actor)),
                nameof(UnskipOccurrence) => Said(await core.RunAsync(new UnskipOccurrence(workspace, Series, new(2026, 12, 1)), actor)),
                nameof(UnschedulePost) => Said(await core.RunAsync(new UnschedulePost(workspace, Waiting), actor)),
                nameof(LeaveInPart) => Said(await core.RunAsync(new LeaveInPart(workspace, await OfAsync(Held)), actor)),
                nameof(HoldPost) => Said(await core.RunAsync(new HoldPost(workspace, Waiting), actor)),
                _ => throw new ArgumentOutOfRangeException(nameof(path), path, "Say how this path is tried."),
            };
        }

        public Task<(DeliveryState State, string? Reason)> StateAsync(PostId post) => Company.StoredAsync(async db =>
        {
            var row = await db.Deliveries.AsNoTracking().SingleAsync(d => d.PostId == post);
            return (row.State, row.HeldReason);
        });

        public async Task<bool> NothingHasChangedAsync() =>
            (await StateAsync(Waiting)).State == DeliveryState.Waiting && (await StateAsync(Held)).State == DeliveryState.Held
            && (await StateAsync(Rejected)).State == DeliveryState.Rejected && (await StateAsync(Uncertain)).State == DeliveryState.Uncertain
            && (await StateAsync(Delivered)).State == DeliveryState.Delivered && !await Company.StoredAsync(db => db.Deliveries.AnyAsync(d => d.PostId == Draft))
            && !await Company.StoredAsync(db => db.Attempts.AnyAsync());

        private Task<DeliveryId> OfAsync(PostId post) => Company.StoredAsync(db => db.Deliveries.Where(d => d.PostId == post).Select(d => d.Id).SingleAsync());

        private static string Said<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? refusal.Code + (refusal.Field is { } field ? $" at {field}" : "") : "";

        // A draft of a series that has planned nothing yet.
        private static async Task<(PostId Post, SeriesId Series)> InSeriesAsync(Company company, string text)
        {
            var (post, series) = (await company.DraftAsync(text), SeriesId.New());
            await company.StoredAsync(async db =>
            {
                var row = await db.Posts.SingleAsync(p => p.Id == post);
                (row.SeriesId, row.SeriesDay) = (series, new LocalDate(2026, 11, 24));
                db.Add(new Core.Publishing.Repeating.Series
                {
                    Id = series,
                    BegunWith = post,
                    WorkspaceId = company.Workspace,
                    Recurrence = StoredJson.Write(Weekly),
                    Content = StoredJson.Write(company.Says("Harmlos")),
                    AuthorisedBy = company.Owner.Login!.Value,
                    AuthorisedByName = company.Owner.Name,
                    CreatedAt = company.Core.Clock.GetUtcNow(),
                    Since = company.Core.Clock.GetUtcNow(),
                    PausedAt = company.Core.Clock.GetUtcNow(),
                });
                return await db.SaveChangesAsync();
            });
            return (post, series);
        }

        private static async Task<PostId> InStateAsync(Company company, string text, DeliveryState state)
        {
            var post = await company.DraftAsync(text);
            return await company.StoredAsync(async db =>
            {
                var row = await db.Posts.SingleAsync(p => p.Id == post);
                var content = row.Said();
                var channel = (await company.Core.RunAsync(new ShowChannel(company.Workspace, company.Channel), company.Owner)).Value!;
                var statement = new Core.Policies.Statement
                {
                    Workspace = company.Workspace,
                    Channel = company.Channel.Value,
                    Network = channel.Network,
                    Limits = channel.Limits,
                    Parts = [content.Text],
                    Language = content.Language,
                };
                db.Add(new Delivery
                {
                    Id = DeliveryId.New(),
                    WorkspaceId = company.Workspace,
                    PostId = post,
                    ChannelId = company.Channel,
                    State = state,
                    HeldReason = state == DeliveryState.Held ? "person" : null,
                    DueAt = company.Core.Clock.GetUtcNow().AddHours(state == DeliveryState.Waiting ? 1 : 0),
                    StatementHash = statement.Hash,
                    AuthorisedBy = company.Owner.Login!.Value,
                    Handle = "handle" + post,
                    Receipt = state == DeliveryState.Delivered ? StoredJson.Write(new DeliveryReceipt("handle" + post, null, [new("handle" + post, "1")])) : null,
                });
                await db.SaveChangesAsync();
                if (state == DeliveryState.Delivered) await RehearseAsync(company, "handle" + post, text);
                return post;
            });
        }

        // The rehearsing network knows the post, so that it could be edited there.
        private static async Task RehearseAsync(Company company, string handle, string text)
        {
            var lines = (IChannelLines)company.Core.Services.GetService(typeof(IChannelLines))!;
            var line = (await lines.OpenAsync(company.Workspace, company.Channel, CancellationToken.None))!;
            await line.Access.SaveSessionAsync(
                StoredJson.Write(new { posts = new[] { new { handle, text, language = "de", files = Array.Empty<string>(), at = company.Core.Clock.GetUtcNow(), revision = 1 } }, tries = new Dictionary<string, int>() }),
                CancellationToken.None);
        }
    }
}
