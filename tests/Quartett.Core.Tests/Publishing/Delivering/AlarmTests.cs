using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Workspaces;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

public sealed class AlarmTests
{
    [Theory, Databases]
    public async Task What_is_late_is_told_once_to_all_who_may_publish_and_is_over_when_it_is_there(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(5)), "Kommt nicht");
        company.Core.Clock.Advance(TimeSpan.FromMinutes(14));
        (await LookAsync(company)).ShouldBe(0, "nine minutes late is not told");

        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        (await LookAsync(company)).ShouldBe(1);
        (await LookAsync(company)).ShouldBe(0, "told once");

        (await AlarmsAsync(company)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Kind.ShouldBe(AlarmKind.Late), a => a.Post.ShouldBe(post));
        var letters = await LettersAsync(company);
        letters.Select(l => l.To).Order().ShouldBe(["emil.ebert@quartett.test", Lindner.Email]);
        letters.ShouldAllBe(l => l.Kind == "alarm" && l.Link!.EndsWith($"/posts/{post}", StringComparison.Ordinal) && l.Args[2].Contains("Kommt nicht", StringComparison.Ordinal));

        await company.SendDueAsync();
        await LookAsync(company);
        (await AlarmsAsync(company)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Much_that_is_late_makes_one_mail(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        for (var n = 0; n < 12; n++) await company.PlannedAsync(null, $"Beitrag {n}");
        company.Core.Clock.Advance(TimeSpan.FromMinutes(11));

        (await LookAsync(company)).ShouldBe(12);

        var letters = await LettersAsync(company);
        letters.Count.ShouldBe(2);
        letters[0].Args[0].ShouldBe("12");
        letters[0].Args[2].Split('\n').Length.ShouldBe(11);
        letters[0].Link!.ShouldEndWith($"/w/{company.Slug}/deliveries");
    }

    [Theory, Databases]
    public async Task A_refused_post_and_a_resting_channel_are_told_and_what_a_person_held_is_not(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        var refusing = await company.ConnectAsync("Lehnt ab", "fail:Validation");
        var tired = await company.ConnectAsync("Müde", "fail:RateLimited");
        var refused = await company.PlannedAsync(null, "Passt nicht", refusing);
        await company.PlannedAsync(null, "Zu viel", tired);
        var held = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Von Hand angehalten");
        await company.Core.DoneAsync(new HoldPost(company.Workspace, held), company.Editor);
        await company.SendDueAsync();
        await company.StoredAsync(db => db.Set<Channel>().Where(c => c.Id == tired).ExecuteUpdateAsync(s => s.SetProperty(c => c.RestUntil, company.Core.Clock.GetUtcNow().AddHours(1))));

        await LookAsync(company);

        (await AlarmsAsync(company)).Select(a => (a.Kind, a.Channel)).ShouldBe([(AlarmKind.NeedsPerson, refusing.Value), (AlarmKind.ChannelRests, tired.Value)], ignoreOrder: true);
        (await AlarmsAsync(company)).Single(a => a.Kind == AlarmKind.NeedsPerson).Post.ShouldBe(refused);
    }

    [Theory, Databases]
    public async Task What_goes_wrong_soon_after_comes_together_in_the_next_mail(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        await company.PlannedAsync(null, "Der erste");
        for (var minute = 1; minute <= 4; minute++) await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(minute)), $"Minute {minute}");
        company.Core.Clock.Advance(TimeSpan.FromMinutes(10));
        for (var minute = 0; minute <= 4; minute++)
        {
            (await LookAsync(company)).ShouldBe(1, "each is seen on the screen at once");
            company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await LettersAsync(company)).Select(l => l.Args[0]).ShouldBe(["1", "1"], "one letter to each of two people");

        company.Core.Clock.Advance(TimeSpan.FromMinutes(5));
        await LookAsync(company);

        (await LettersAsync(company)).Select(l => l.Args[0]).ShouldBe(["1", "1", "4", "4"]);
    }

    [Theory, Databases]
    public async Task The_alarm_of_a_resting_channel_stays_until_the_rest_is_over(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        var until = company.Core.Clock.GetUtcNow().AddMinutes(30);
        await company.StoredAsync(db => db.Set<Channel>().Where(c => c.RemovedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.RestUntil, until)));
        await LookAsync(company);
        var alarms = (await AlarmsAsync(company)).Count;
        alarms.ShouldBeGreaterThan(0);

        company.Core.Clock.Advance(TimeSpan.FromMinutes(29));
        (await LookAsync(company)).ShouldBe(0);
        (await AlarmsAsync(company)).Count.ShouldBe(alarms, "it still rests");

        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(company);
        (await AlarmsAsync(company)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_flood_opens_no_more_alarms_than_anybody_can_read_and_none_of_them_flickers(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        var post = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddMinutes(1)), "Flut");
        await company.StoredAsync(async db =>
        {
            var one = await db.Set<Delivery>().AsNoTracking().SingleAsync(d => d.PostId == post);
            for (var n = 0; n < 700; n++)
            {
                db.Add(new Delivery { Id = DeliveryId.New(), WorkspaceId = one.WorkspaceId, PostId = one.PostId, ChannelId = new ChannelId(Guid.CreateVersion7()), DueAt = one.DueAt.AddSeconds(n), State = DeliveryState.Held, HeldReason = HeldReasons.Missed, StatementHash = one.StatementHash, AuthorisedBy = one.AuthorisedBy });
            }

            return await db.SaveChangesAsync();
        });

        (await LookAsync(company)).ShouldBe(500);
        (await LookAsync(company)).ShouldBe(0);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(20));
        await LookAsync(company);

        var rows = await company.Core.InScopeAsync(services => services.GetRequiredService<Quartett.Core.Persistence.AppDbContext>().Set<Alarm>().IgnoreQueryFilters().ToListAsync());
        rows.Count(a => a.EndedAt is null).ShouldBe(500);
        rows.Count(a => a.EndedAt is not null).ShouldBe(0);
        (await LettersAsync(company)).Count.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task Who_does_not_want_mails_gets_none(DatabaseKind kind)
    {
        await using var company = await OpenAsync(kind);
        await company.StoredAsync(db => db.Logins.Where(l => l.Email == Lindner.Email).ExecuteUpdateAsync(s => s.SetProperty(l => l.WantsAlarms, false)));
        await company.PlannedAsync();
        company.Core.Clock.Advance(TimeSpan.FromMinutes(11));

        await LookAsync(company);

        (await LettersAsync(company)).ShouldHaveSingleItem().To.ShouldBe("emil.ebert@quartett.test");
    }

    [Theory, Databases]
    public async Task Without_a_mail_server_it_stands_on_the_screen_only(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PlannedAsync();
        company.Core.Clock.Advance(TimeSpan.FromMinutes(11));

        await LookAsync(company);

        (await AlarmsAsync(company)).Count.ShouldBe(1);
        (await LettersAsync(company)).ShouldBeEmpty();
    }

    private static Task<Company> OpenAsync(DatabaseKind kind) =>
        Company.StartAsync(kind, change: services => services.AddSingleton(new SmtpRoute("127.0.0.1", 2525, false, null, null, "quartett@quartett.test")));

    private static Task<int> LookAsync(Company company) => company.Core.DoneAsync(new RaiseAlarms(), Actor.Clock);

    private static Task<IReadOnlyList<AlarmView>> AlarmsAsync(Company company) => company.Core.DoneAsync(new ListAlarms(company.Workspace), company.Author);

    private static Task<List<Letter>> LettersAsync(Company company) => company.Core.InScopeAsync(async services =>
    {
        var envelopes = services.GetRequiredService<Envelopes>();
        var posted = await services.GetRequiredService<Quartett.Core.Persistence.AppDbContext>().Set<PostedLetter>().OrderBy(l => l.Id).ToListAsync();
        return posted.ConvertAll(l => envelopes.Open(l.Sealed));
    });
}
