using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Newsroom;
using Quartett.Core.People;
using Quartett.Core.Persistence;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Signing;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Joining;
using Quartett.Core.Tests.People;
using Quartett.Core.Tests.Policies.Writing;
using Quartett.Core.Workspaces.Switching;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

/// <summary>Two companies on one installation see and change nothing of each other.</summary>
public sealed class IsolationTests
{
    // How each use case is tried with the ids of the one company in the walls of the other; a new one stands here or the test fails.
    private static readonly Dictionary<Type, Func<Rich, Company, Actor, Task<string>>> Tries = new()
    {
        [typeof(ShowPost)] = (a, b, who) => Run(b, new ShowPost(b.Workspace, a.Post), who),
        [typeof(EditPost)] = (a, b, who) => Run(b, new EditPost(b.Workspace, a.Post, 1, b.Says("gekapert")), who),
        [typeof(DuplicatePost)] = (a, b, who) => Run(b, new DuplicatePost(b.Workspace, a.Post), who),
        [typeof(DiscardPost)] = (a, b, who) => Run(b, new DiscardPost(b.Workspace, a.Post), who),
        [typeof(BringBackPost)] = (a, b, who) => Run(b, new BringBackPost(b.Workspace, a.Post), who),
        [typeof(RestoreVersion)] = (a, b, who) => Run(b, new RestoreVersion(b.Workspace, a.Post, 1, 1), who),
        [typeof(ListVersions)] = (a, b, who) => Run(b, new ListVersions(b.Workspace, a.Post), who),
        [typeof(AddComment)] = (a, b, who) => Run(b, new AddComment(b.Workspace, a.Post, "gekapert"), who),
        [typeof(ListComments)] = (a, b, who) => Run(b, new ListComments(b.Workspace, a.Post), who),
        [typeof(KeepTextBlock)] = (a, b, who) => Run(b, new KeepTextBlock(b.Workspace, a.Block, TextBlockKind.Template, "gekapert", "x"), who),
        [typeof(DropTextBlock)] = (a, b, who) => Run(b, new DropTextBlock(b.Workspace, a.Block), who),
        [typeof(SchedulePost)] = (a, b, who) => Run(b, new SchedulePost(b.Workspace, a.Post, new Moment.Now()), who),
        [typeof(PlanPost)] = (a, b, who) => Run(b, new PlanPost(b.Workspace, a.Post, null), who),
        [typeof(MovePost)] = (a, b, who) => Run(b, new MovePost(b.Workspace, a.Planned, new LocalDate(2026, 12, 1)), who),
        [typeof(UnschedulePost)] = (a, b, who) => Run(b, new UnschedulePost(b.Workspace, a.Planned), who),
        [typeof(HoldPost)] = (a, b, who) => Run(b, new HoldPost(b.Workspace, a.Planned), who),
        [typeof(ReleasePost)] = (a, b, who) => Run(b, new ReleasePost(b.Workspace, a.Planned), who),
        [typeof(RetryDelivery)] = (a, b, who) => Run(b, new RetryDelivery(b.Workspace, a.Delivery), who),
        [typeof(RetractDelivery)] = (a, b, who) => Run(b, new RetractDelivery(b.Workspace, a.Delivery), who),
        [typeof(RetractPost)] = (a, b, who) => Run(b, new RetractPost(b.Workspace, a.Published), who),
        [typeof(LeaveInPart)] = (a, b, who) => Run(b, new LeaveInPart(b.Workspace, a.Delivery), who),
        [typeof(UpdateDelivered)] = (a, b, who) => Run(b, new UpdateDelivered(b.Workspace, a.Delivery), who),
        [typeof(SettleUncertain)] = (a, b, who) => Run(b, new SettleUncertain(b.Workspace, a.Delivery, Settlement.SendAgain), who),
        [typeof(RepeatPost)] = (a, b, who) => Run(b, new RepeatPost(b.Workspace, a.Post, Rich.Weekly), who),
        [typeof(RewriteSeries)] = (a, b, who) => Run(b, new RewriteSeries(b.Workspace, a.Post), who),
        [typeof(ChangeRecurrence)] = (a, b, who) => Run(b, new ChangeRecurrence(b.Workspace, a.Series, Rich.Weekly), who),
        [typeof(PauseSeries)] = (a, b, who) => Run(b, new PauseSeries(b.Workspace, a.Series), who),
        [typeof(ResumeSeries)] = (a, b, who) => Run(b, new ResumeSeries(b.Workspace, a.Series), who),
        [typeof(EndSeries)] = (a, b, who) => Run(b, new EndSeries(b.Workspace, a.Series), who),
        [typeof(SkipOccurrence)] = (a, b, who) => Run(b, new SkipOccurrence(b.Workspace, a.Series, Rich.Weekly.First), who),
        [typeof(UnskipOccurrence)] = (a, b, who) => Run(b, new UnskipOccurrence(b.Workspace, a.Series, Rich.Weekly.First), who),
        [typeof(ShowSeries)] = (a, b, who) => Run(b, new ShowSeries(b.Workspace, a.Series), who),
        [typeof(ShowChannel)] = (a, b, who) => Run(b, new ShowChannel(b.Workspace, a.Company.Channel), who),
        [typeof(ChangeChannel)] = (a, b, who) => Run(b, new ChangeChannel(b.Workspace, a.Company.Channel, "gekapert"), who),
        [typeof(RemoveChannel)] = (a, b, who) => Run(b, new RemoveChannel(b.Workspace, a.Company.Channel), who),
        [typeof(TestChannel)] = (a, b, who) => Run(b, new TestChannel(b.Workspace, a.Company.Channel), who),
        [typeof(ConnectChannel)] = (a, b, who) => Run(b, new ConnectChannel(b.Workspace, "rehearsal", a.Company.Channel, "gekapert", new Dictionary<string, string>()), who),
        [typeof(ShowMedia)] = (a, b, who) => Run(b, new ShowMedia(b.Workspace, a.Picture), who),
        [typeof(OpenMedia)] = (a, b, who) => Run(b, new OpenMedia(b.Workspace, a.Picture, false), who),
        [typeof(DescribeMedia)] = (a, b, who) => Run(b, new DescribeMedia(b.Workspace, a.Picture, "gekapert", null), who),
        [typeof(DeleteMedia)] = (a, b, who) => Run(b, new DeleteMedia(b.Workspace, a.Picture), who),
        [typeof(ChangeRole)] = (a, b, who) => Run(b, new ChangeRole(b.Workspace, a.Member, Role.Author), who),
        [typeof(RemoveMember)] = (a, b, who) => Run(b, new RemoveMember(b.Workspace, a.Member), who),
        [typeof(ResetMemberAccess)] = (a, b, who) => Run(b, new ResetMemberAccess(b.Workspace, a.Member), who),
        [typeof(ShowQuiz)] = (a, b, who) => Run(b, new ShowQuiz(b.Workspace, a.Quiz), who),
        [typeof(AnswerQuestion)] = (a, b, who) => Run(b, new AnswerQuestion(b.Workspace, a.Quiz, 1, [0]), who),
        [typeof(FinishQuiz)] = (a, b, who) => Run(b, new FinishQuiz(b.Workspace, a.Quiz), who),
        [typeof(ShowCertificate)] = (a, b, who) => Run(b, new ShowCertificate(b.Workspace, a.Certificate), who),
        [typeof(PrintCertificate)] = (a, b, who) => Run(b, new PrintCertificate(b.Workspace, a.Certificate), who),
        [typeof(ShowSection)] = (a, b, who) => Run(b, new ShowSection(b.Workspace, "POL-01"), who),
        [typeof(EditSection)] = (a, b, who) => Run(b, new EditSection(b.Workspace, "POL-01", 1, "gekapert", "gekapert", null, null), who),
        [typeof(ReadPolicyVersion)] = (a, b, who) => Run(b, new ReadPolicyVersion(b.Workspace, 1), who),
        [typeof(PrintPolicy)] = (a, b, who) => Run(b, new PrintPolicy(b.Workspace, 1), who),
        [typeof(RequireCourses)] = (a, b, who) => Run(b, new RequireCourses(b.Workspace, a.Company.Channel.Value, KnowledgeFor.Publish, ["L01"]), who),
        [typeof(WithdrawInvitation)] = (a, b, who) => Run(b, new WithdrawInvitation(b.Workspace, a.Invitation), who),
    };

    // These name nothing but the workspace; what they answer must be the neighbour's own alone.
    private static readonly Dictionary<Type, Func<Company, Actor, Task<object>>> Lists = new()
    {
        [typeof(ListPosts)] = async (b, who) => await b.Core.DoneAsync(new ListPosts(b.Workspace, Search: "Geheimnis"), who),
        [typeof(ShowCalendar)] = async (b, who) => (await b.Core.DoneAsync(new ShowCalendar(b.Workspace, new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 31)), who)) is var c ? c.Days.SelectMany(d => d.Posts).Concat(c.Backlog).ToList() : null!,
        [typeof(ListMedia)] = async (b, who) => await b.Core.DoneAsync(new ListMedia(b.Workspace, Search: "geheimnis"), who),
        [typeof(ListMediaTags)] = async (b, who) => await b.Core.DoneAsync(new ListMediaTags(b.Workspace), who),
        [typeof(ShowToday)] = async (b, who) => (await b.Core.DoneAsync(new ShowToday(b.Workspace), who)) is var t ? new object[] { t.Late, t.Troubles, t.Next, t.MyDrafts, t.Mentions }.Cast<System.Collections.IEnumerable>().SelectMany(l => l.Cast<object>()).Concat(t.AnyPost ? ["a post"] : []).ToList() : null!,
        [typeof(ShowDeliveries)] = async (b, who) => (await b.Core.DoneAsync(new ShowDeliveries(b.Workspace, DeliveryList.Delivered), who)) is var d ? d.Lines.Cast<object>().Concat(d.Channels.Where(c => c.Waiting + c.Sending + c.Late + c.NeedsPerson > 0)).ToList() : null!,
        [typeof(ListAlarms)] = async (b, who) => (await b.Core.DoneAsync(new ListAlarms(b.Workspace), who)).ToList(),
        [typeof(ListSeries)] = async (b, who) => (await b.Core.DoneAsync(new ListSeries(b.Workspace), who)).ToList(),
        [typeof(ListTextBlocks)] = async (b, who) => await b.Core.DoneAsync(new ListTextBlocks(b.Workspace), who),
        [typeof(ListChannels)] = async (b, who) => (await b.Core.DoneAsync(new ListChannels(b.Workspace), who)).Where(c => !c.BuiltIn && c.Id != b.Channel).ToList(),
        [typeof(CheckContent)] = async (b, who) => await b.Core.DoneAsync(new CheckContent(b.Workspace, new PostContent { Text = "x" }), who),
        [typeof(ListMembers)] = async (b, who) => (await b.Core.DoneAsync(new ListMembers(b.Workspace), who)).Members.Where(m => !m.Name.EndsWith("Neben", StringComparison.Ordinal)).ToList(),
        [typeof(ListCourses)] = async (b, who) => (await b.Core.DoneAsync(new ListCourses(b.Workspace), who)).Where(c => c.State != CourseState.Open || c.Quiz is not null || c.Required).ToList(),
        [typeof(ListRequirements)] = async (b, who) => (await b.Core.DoneAsync(new ListRequirements(b.Workspace), who)).ToList(),
        [typeof(ShowTeamKnowledge)] = async (b, who) => (await b.Core.DoneAsync(new ShowTeamKnowledge(b.Workspace), who)).People.Where(p => p.Held.Count + p.Missing.Count > 0 || !p.Name.EndsWith("Neben", StringComparison.Ordinal)).ToList(),
        [typeof(ShowQuestionFigures)] = async (b, who) => (await b.Core.DoneAsync(new ShowQuestionFigures(b.Workspace), who)).ToList(),
        [typeof(ShowPolicy)] = async (b, who) => (await b.Core.DoneAsync(new ShowPolicy(b.Workspace), who)) is var p ? p.Versions.Cast<object>().Concat(p.Draft is null ? [] : ["a draft"]).Concat(p.Mine.Kind == AcknowledgedKind.NotAsked ? [] : ["asked"]).ToList() : null!,
        [typeof(CompareDraft)] = async (b, who) => (await b.Core.DoneAsync(new CompareDraft(b.Workspace), who)).ToList(),
        [typeof(MyAcknowledgement)] = async (b, who) => (await b.Core.DoneAsync(new MyAcknowledgement(b.Workspace), who)).Kind == AcknowledgedKind.NotAsked ? new List<object>() : ["asked"],
        [typeof(ListAcknowledgements)] = async (b, who) => (await b.Core.DoneAsync(new ListAcknowledgements(b.Workspace), who)) is var e ? e.Signatures.Cast<object>().Concat(e.Members.Where(m => m.Acknowledged.Kind != AcknowledgedKind.NotAsked || !m.Name.EndsWith("Neben", StringComparison.Ordinal))).ToList() : null!,
        [typeof(ReadAudit)] = async (b, who) => (await b.Core.DoneAsync(new ReadAudit(b.Workspace), who)).Lines.Where(l => l.Who is "Anna Auer" or "Emil Ebert" or "Lena Lindner").ToList(),
    };

    // Nothing of anybody else can be named or listed with these.
    private static readonly Type[] OfTheirOwn = [typeof(DraftPost), typeof(UploadMedia), typeof(InviteMember), typeof(ReadSettings), typeof(ChangeSettings), typeof(VerifyAudit), typeof(PreviewArticle), typeof(ReadLinkCard), typeof(HoldDeliveries), typeof(ResumeDeliveries), typeof(PreviewRecurrence), typeof(StillHere), typeof(ReadCourse), typeof(StartQuiz), typeof(DraftPolicy), typeof(PutPolicyInForce), typeof(PublishPolicy), typeof(SignPolicy), typeof(PrintAcknowledgements)];

    [Fact]
    public void Every_use_case_in_a_workspace_is_tried_here() => UseCaseTypes.Declared.Where(t => typeof(IInWorkspace).IsAssignableFrom(t)).Select(t => t.Name).Order()
        .ShouldBe(Tries.Keys.Concat(Lists.Keys).Concat(OfTheirOwn).Select(t => t.Name).Order());

    [Theory, Databases]
    public async Task Ids_of_another_company_do_not_exist_here_and_its_people_find_no_company_there(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var rich = await Rich.MakeAsync(company);
        var neighbour = await company.NeighbourAsync();
        var before = await SnapshotAsync(company);

        foreach (var (type, attempt) in Tries)
        {
            (await attempt(rich, neighbour, neighbour.Owner)).ShouldBe("kernel.notFound", type.Name);
            (await attempt(rich, neighbour, company.Owner)).ShouldBe("kernel.notFound", type.Name);
        }

        foreach (var (type, list) in Lists) ((System.Collections.ICollection)await list(neighbour, neighbour.Owner)).Count.ShouldBe(0, type.Name);
        (await SnapshotAsync(company)).ShouldBe(before);
    }

    [Theory, Databases]
    public async Task Channels_and_files_of_another_company_cannot_be_used_in_a_post(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var picture = await company.PictureAsync();
        var neighbour = await company.NeighbourAsync();
        var elsewhere = await company.Core.DoneAsync(new DraftPost(neighbour.Workspace, neighbour.Says("x", company.Channel)), neighbour.Owner);
        var borrowed = await company.Core.DoneAsync(new DraftPost(neighbour.Workspace, neighbour.Says("x") with { Images = [new PostImage(picture)] }), neighbour.Owner);

        (await Run(neighbour, new SchedulePost(neighbour.Workspace, elsewhere, new Moment.Now()), neighbour.Owner)).ShouldBe("channel.gone");
        (await Run(neighbour, new SchedulePost(neighbour.Workspace, borrowed, new Moment.Now()), neighbour.Owner)).ShouldBe("post.mediaMissing");
        (await company.Core.DoneAsync(new CheckContent(neighbour.Workspace, neighbour.Says("x", company.Channel)), neighbour.Owner)).ShouldBeEmpty();
        await Should.ThrowAsync<FileNotFoundException>(() => company.Core.Services.GetRequiredService<IMediaFiles>().OpenAsync(neighbour.Workspace, picture, TestContext.Current.CancellationToken));
        (await company.Core.Services.GetRequiredService<IChannelLines>().OpenAsync(neighbour.Workspace, company.Channel, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await company.Core.Services.GetRequiredService<IMediaFiles>().FactsAsync(neighbour.Workspace, [picture], TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task No_row_of_any_table_is_seen_changed_or_written_from_other_walls(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await Rich.MakeAsync(company);
        var neighbour = await company.NeighbourAsync();
        var tables = await company.StoredAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).Where(typeof(IRowInWorkspace).IsAssignableFrom).ToList()));
        tables.Count.ShouldBeGreaterThan(9);

        foreach (var table in tables)
        {
            var walk = GetType().GetMethod(nameof(WalkAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(table);
            await (Task)walk.Invoke(null, [company, neighbour])!;
        }
    }

    private static async Task WalkAsync<T>(Company company, Company neighbour) where T : class, IRowInWorkspace
    {
        var own = await company.StoredAsync(db => db.Set<T>().AsNoTracking().ToListAsync());
        own.ShouldNotBeEmpty(typeof(T).Name);
        own.ShouldAllBe(r => r.WorkspaceId == company.Workspace);
        (await neighbour.StoredAsync(db => db.Set<T>().CountAsync(r => r.WorkspaceId == company.Workspace))).ShouldBe(0, typeof(T).Name);
        (await neighbour.StoredAsync(db => db.Set<T>().Where(r => r.WorkspaceId == company.Workspace).ExecuteDeleteAsync())).ShouldBe(0, typeof(T).Name);
        foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
        {
            await neighbour.StoredAsync(async db =>
            {
                db.Entry(own[0]).State = state;
                await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(), typeof(T).Name);
                Should.Throw<InvalidOperationException>(() => db.SaveChanges(), typeof(T).Name);
                return 0;
            });
        }

        (await company.StoredAsync(db => db.Set<T>().CountAsync())).ShouldBe(own.Count);
        await company.Core.InScopeAsync(async services => (await services.GetRequiredService<AppDbContext>().Set<T>().CountAsync()).ShouldBe(0, "outside any walls"));
    }

    private static async Task<string> Run<T>(Company company, IUseCase<T> useCase, Actor actor) => (await company.Core.RunAsync(useCase, actor)).Refusal?.Code ?? "done";

    private static Task<string> SnapshotAsync(Company company) => company.StoredAsync(async db => string.Join(
        '\n',
        (await db.Posts.AsNoTracking().OrderBy(p => p.Id).ToListAsync()).Select(StoredJson.Write)
            .Concat((await db.Deliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync()).Select(StoredJson.Write))
            .Concat((await db.Channels.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(StoredJson.Write))
            .Concat((await db.Set<Core.Media.Library.MediaItem>().AsNoTracking().OrderBy(m => m.Id).ToListAsync()).Select(StoredJson.Write))
            .Concat((await db.Series.AsNoTracking().ToListAsync()).Select(StoredJson.Write))
            .Concat((await db.TextBlocks.AsNoTracking().ToListAsync()).Select(StoredJson.Write))
            .Concat((await db.Comments.AsNoTracking().ToListAsync()).Select(StoredJson.Write))
            .Concat((await db.Members.AsNoTracking().OrderBy(m => m.Id).ToListAsync()).Select(StoredJson.Write))));

    /// <summary>A company that has something in every table.</summary>
    private sealed record Rich(Company Company, PostId Post, PostId Planned, PostId Published, DeliveryId Delivery, Guid Block, Guid Picture, MemberId Member, Guid Invitation, SeriesId Series, Guid Quiz, Guid Certificate)
    {
        public static readonly Recurrence Weekly = new() { Unit = RecurrenceUnit.Weeks, Weekdays = [2], First = new(2026, 12, 1), Time = new(9, 0) };

        public static async Task<Rich> MakeAsync(Company company)
        {
            var (core, workspace) = (company.Core, company.Workspace);
            var newsroom = (await core.DoneAsync(new ListChannels(workspace), company.Owner)).Single(c => c.BuiltIn);
            var picture = await company.PictureAsync("geheimnis.jpg", "Geheimnis");
            await core.DoneAsync(new DescribeMedia(workspace, picture, null, ["geheimnis"]), company.Author);
            var post = await company.DraftAsync("Geheimnis @Nora");
            await core.DoneAsync(new AddComment(workspace, post, "Geheimnis"), company.Author);
            var published = await core.DoneAsync(new DraftPost(workspace, company.Says("Geheimnis", newsroom.Id) with { Images = [new PostImage(picture, "Geheimnis")] }), company.Author);
            await core.DoneAsync(new SchedulePost(workspace, published, new Moment.Now()), company.Editor);
            await company.SendDueAsync();
            await company.StoredAsync(db =>
            {
                db.Add(new Alarm { Id = Guid.CreateVersion7(), WorkspaceId = workspace, Kind = AlarmKind.Late, Subject = published.Value, ChannelId = company.Channel.Value, RaisedAt = core.Clock.GetUtcNow() });
                return db.SaveChangesAsync();
            });
            await core.DoneAsync(new HoldDeliveries(workspace), company.Editor);
            await core.DoneAsync(new ResumeDeliveries(workspace), company.Editor);
            await core.DoneAsync(new InviteMember(workspace, "neu@quartett.test", Role.Author), company.Owner);
            await core.DoneAsync(new RequireCourses(workspace, null, KnowledgeFor.Answer, ["L06"]), company.Owner);
            var certificate = (await company.PassAsync("L02", company.Author)).Certificate!.Value;
            var quiz = await core.DoneAsync(new StartQuiz(workspace, "L07"), company.Author);
            await company.FirstPolicyAsync();
            await company.SignAsync(company.Author);
            await company.StoredAsync(db =>
            {
                db.Add(new SigningReminder { Id = Guid.CreateVersion7(), WorkspaceId = workspace, LoginId = company.Editor.Login!.Value, Version = 1, Step = ReminderStep.Asked, At = core.Clock.GetUtcNow() });
                return db.SaveChangesAsync();
            });
            return new(
                company, post, await company.PlannedAsync(new Moment.At(core.Clock.GetUtcNow().AddDays(2)), "Geheimnis"), published, (await company.DeliveryAsync(published)).Id,
                await core.DoneAsync(new KeepTextBlock(workspace, null, TextBlockKind.Template, "Geheimnis", "Geheimnis"), company.Author), picture,
                await company.StoredAsync(db => db.Members.Where(m => m.LoginId == company.Editor.Login).Select(m => m.Id).SingleAsync()),
                await company.StoredAsync(db => db.AccessLinks.Where(l => l.WorkspaceId == workspace).Select(l => l.Id).SingleAsync()),
                await core.DoneAsync(new RepeatPost(workspace, await company.DraftAsync("Geheimnis"), Weekly), company.Editor), quiz, certificate);
        }
    }
}
