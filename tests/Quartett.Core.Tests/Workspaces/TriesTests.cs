using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Workspaces;

/// <summary>Tries at secrets, of all nodes together: each run of a use case here is one that another node could have run.</summary>
public sealed class TriesTests
{
    private const string Place = "203.0.113.9";

    [Theory, Databases]
    public async Task Of_many_tries_at_one_moment_no_more_than_twenty_are_allowed(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);

        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => TakeAsync(core)));

        taken.Count(t => t.Allowed).ShouldBe(20);
        (await TakeAsync(core)).Allowed.ShouldBeFalse();
        (await TakeAsync(core, "198.51.100.7")).Allowed.ShouldBeTrue("another place has tries of its own");
    }

    [Theory, Databases]
    public async Task A_try_given_back_can_be_taken_again_and_a_closed_door_opens_when_the_failures_are_old(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        for (var n = 0; n < 19; n++) await TakeAsync(core);
        for (var n = 0; n < 10; n++)
        {
            var taken = await TakeAsync(core);
            taken.Allowed.ShouldBeTrue();
            await core.DoneAsync(new GiveTryBack(Place, taken.Minute), Actor.Nobody);
        }

        core.Clock.Advance(TimeSpan.FromMinutes(10));
        (await TakeAsync(core)).Allowed.ShouldBeTrue();
        (await TakeAsync(core)).Allowed.ShouldBeFalse();

        core.Clock.Advance(TimeSpan.FromMinutes(5));
        for (var n = 0; n < 19; n++) (await TakeAsync(core)).Allowed.ShouldBeTrue("knocking in between did not count");
        (await TakeAsync(core)).Allowed.ShouldBeFalse("the one of ten minutes later still counts");
    }

    [Theory, Databases]
    public async Task Tries_that_no_longer_count_are_forgotten_and_no_address_is_kept(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await TakeAsync(core);
        var row = (await RowsAsync(core)).ShouldHaveSingleItem();
        row.Place.ShouldNotContain(Place);

        await core.DoneAsync(new RemoveExpired(), Actor.Clock);
        (await RowsAsync(core)).Count.ShouldBe(1);
        core.Clock.Advance(TimeSpan.FromHours(2));
        await core.DoneAsync(new RemoveExpired(), Actor.Clock);
        (await RowsAsync(core)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Wrong_passwords_at_one_moment_are_each_counted_and_the_right_one_meets_a_closed_door(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.FoundAsync();

        var steps = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
            (await core.DoneAsync(new SignInWithPassword(Lindner.Email, "falsch geraten", "x"), Actor.Nobody)).Step));

        (steps.Count(s => s == SignInStep.Wrong), steps.Count(s => s == SignInStep.LockedOut)).ShouldBe((4, 8));
        (await core.DoneAsync(new SignInWithPassword(Lindner.Email, Lindner.Password, "x"), Actor.Nobody)).Step.ShouldBe(SignInStep.LockedOut);
    }

    [Theory, Databases]
    public async Task The_code_of_any_node_opens_the_first_run_and_five_wrong_ones_close_it_for_all(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.DoneAsync(new PrintCode("AAAABBBB"), Actor.Clock);
        await core.DoneAsync(new PrintCode("CCCCDDDD"), Actor.Clock);
        (await TryAsync("AAAABBBB")).ShouldBeTrue();
        (await TryAsync("CCCCDDDD")).ShouldBeTrue();

        (await Task.WhenAll(Enumerable.Range(0, 5).Select(n => TryAsync($"WRONG{n}")))).ShouldAllBe(right => !right);
        (await TryAsync("AAAABBBB")).ShouldBeFalse();
        (await TryAsync("CCCCDDDD")).ShouldBeFalse();
        await core.DoneAsync(new RemoveExpired(), Actor.Clock);
        (await TryAsync("CCCCDDDD")).ShouldBeFalse("tidying up gives no new tries");

        await core.DoneAsync(new PrintCode("EEEEFFFF"), Actor.Clock);
        (await TryAsync("EEEEFFFF")).ShouldBeTrue();

        async Task<bool> TryAsync(string code) => await core.DoneAsync(new TryCode(code), Actor.Nobody);
    }

    [Theory, Databases]
    public async Task Nobody_makes_a_code_good_from_outside(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        (await core.RunAsync(new PrintCode("AAAABBBB"), Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task A_mailbox_gets_three_links_in_an_hour_however_often_and_from_wherever_they_are_asked_for(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind, s => s.AddSingleton(SmtpRoute.TryRead("smtp://127.0.0.1:9?from=a@lindner.test")!));
        await core.FoundAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => core.DoneAsync(new AskForNewPassword(Lindner.Email), Actor.Nobody)));
        answers.ShouldAllBe(a => a.MailIsSent);
        (await LinksAsync()).ShouldBe(3);

        core.Clock.Advance(TimeSpan.FromMinutes(61));
        await core.DoneAsync(new AskForNewPassword(Lindner.Email), Actor.Nobody);
        (await LinksAsync()).ShouldBe(4);

        Task<int> LinksAsync() => core.InScopeAsync(s => s.GetRequiredService<AppDbContext>().AccessLinks.CountAsync());
    }

    private static Task<TakenTry> TakeAsync(TestCore core, string place = Place) => core.DoneAsync(new TakeTry(place), Actor.Nobody);

    private static Task<List<Try>> RowsAsync(TestCore core) => core.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Tries.AsNoTracking().ToListAsync());
}
