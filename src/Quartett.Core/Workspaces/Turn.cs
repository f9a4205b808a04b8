using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces;

/// <summary>
/// Lets rules over several rows (one owner stays, one first run) be checked by one transaction at a time. SQLite has
/// one writer anyway; PostgreSQL gets a lock that ends with the transaction.
/// </summary>
internal static class Turn
{
    public static async Task TakeAsync(AppDbContext database, Guid about, CancellationToken cancel)
    {
        if (!database.Database.IsNpgsql()) return;
        var key = BitConverter.ToInt64(about.ToByteArray(), 0) ^ 0x5175_6172_7465_7474;
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancel);
    }
}
