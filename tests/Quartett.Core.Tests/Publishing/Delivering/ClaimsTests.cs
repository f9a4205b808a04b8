using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

/// <summary>Two nodes that take in the same moment.</summary>
public sealed class ClaimsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What is first of a channel may be another one a moment later: a rest is over, a person has let something go on.
    [Fact]
    public async Task Two_who_take_in_one_moment_do_not_each_find_another_first_of_the_same_channel()
    {
        await using var company = await Company.StartAsync(DatabaseKind.Postgres);
        var first = await company.PlannedAsync(null, "Der erste ruht noch");
        var second = await company.PlannedAsync(null, "Der zweite ist dran");
        await RestAsync(company, first, TimeSpan.FromMinutes(5));

        await using var scope = company.Core.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        using var entered = work.EnterAll();
        Task<IReadOnlyList<Claim>>? other = null;
        var taken = await work.InTransactionAsync(
            async () =>
            {
                var one = await scope.ServiceProvider.GetRequiredService<Claims>().TakeAsync("one", 8, [], Cancel);
                await RestAsync(company, first, TimeSpan.Zero);
                other = TakeAsync(company, "two");
                while (!other.IsCompleted && await WaitingAsync(company) == 0) await Task.Delay(50, Cancel);
                return (one, true);
            },
            Cancel);

        taken.ShouldHaveSingleItem().Post.ShouldBe(second);
        (await other!).ShouldBeEmpty("the channel is speaking already");
    }

    // As long as it counted as next, the dispatcher asked again every two milliseconds while one network was busy.
    [Theory, Databases]
    public async Task What_is_due_on_a_network_that_has_enough_at_hand_is_not_next(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PlannedAsync(null, "Ist dran");
        company.Core.Clock.Advance(TimeSpan.FromMinutes(1));
        var network = await company.StoredAsync(database => (from channel in database.Channels join delivery in database.Deliveries on channel.Id equals delivery.ChannelId select channel.Network).SingleAsync(Cancel));

        (await NextDueAsync(company, [])).ShouldNotBeNull();
        (await NextDueAsync(company, ["another"])).ShouldNotBeNull();
        (await NextDueAsync(company, [network])).ShouldBeNull();
    }

    private static async Task<DateTimeOffset?> NextDueAsync(Company company, IReadOnlyCollection<string> but)
    {
        await using var scope = company.Core.Services.CreateAsyncScope();
        using var entered = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().EnterAll();
        return await scope.ServiceProvider.GetRequiredService<Claims>().NextDueAsync(but, Cancel);
    }

    private static Task RestAsync(Company company, PostId post, TimeSpan rest) => company.StoredAsync(async database =>
    {
        DateTimeOffset? until = rest > TimeSpan.Zero ? company.Core.Clock.GetUtcNow() + rest : null;
        return await database.Deliveries.Where(d => d.PostId == post).ExecuteUpdateAsync(set => set.SetProperty(d => d.NotBefore, until), Cancel);
    });

    private static async Task<IReadOnlyList<Claim>> TakeAsync(Company company, string node)
    {
        await using var scope = company.Core.Services.CreateAsyncScope();
        using var entered = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().EnterAll();
        return await scope.ServiceProvider.GetRequiredService<Claims>().TakeAsync(node, 8, [], Cancel);
    }

    private static Task<long> WaitingAsync(Company company) => company.StoredAsync(async database =>
    {
        await database.Database.OpenConnectionAsync(Cancel);
        await using DbCommand question = database.Database.GetDbConnection().CreateCommand();
        question.CommandText = "SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted";
        return (long)(await question.ExecuteScalarAsync(Cancel))!;
    });
}
