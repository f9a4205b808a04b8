using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

internal static class TryKinds
{
    public const string SignIn = "sign-in";
    public const string FirstRunCode = "first-run";
    public const string WrongCode = "first-run-wrong";
}

/// <summary>
/// Counts in the database, so that three nodes do not give three times the tries. A try is counted before it is made:
/// of many at the same moment no more get through than one after the other.
/// </summary>
internal sealed class Tries(AppDbContext database, IDatabaseClock clock)
{
    public async Task<long> MinuteAsync(CancellationToken cancel) => (await clock.NowAsync(database, cancel)).ToUnixTimeSeconds() / 60;

    public Task CountAsync(string kind, string place, long minute, CancellationToken cancel) => database.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Tries" ("Kind", "Place", "Minute", "Count") VALUES ({kind}, {place}, {minute}, 1)
        ON CONFLICT ("Kind", "Place", "Minute") DO UPDATE SET "Count" = "Tries"."Count" + 1
        """,
        cancel);

    public Task TakeBackAsync(string kind, string place, long minute, CancellationToken cancel) =>
        database.Tries.Where(t => t.Kind == kind && t.Place == place && t.Minute == minute && t.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count - 1), cancel);

    public Task<int> SumAsync(string kind, string place, long after, CancellationToken cancel) =>
        database.Tries.Where(t => t.Kind == kind && t.Place == place && t.Minute > after).SumAsync(t => t.Count, cancel);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
