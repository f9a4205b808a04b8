using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Auditing;

/// <summary>Appends to the chain of a workspace, one writer at a time.</summary>
internal static class AuditTrail
{
    public static readonly string Start = new('0', 64);

    public static async Task AppendAsync(AppDbContext database, Happening happening, Actor actor, DateTimeOffset at, CancellationToken cancel)
    {
        await OneWriterAsync(database, happening.Workspace, cancel);
        var last = database.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added && e.Entity.WorkspaceId == happening.Workspace)
                       .Select(e => e.Entity).MaxBy(e => e.Number)
                   ?? await database.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == happening.Workspace)
                       .OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel);
        var entry = new AuditEntry
        {
            WorkspaceId = happening.Workspace,
            Number = (last?.Number ?? 0) + 1,
            At = at,
            ActorKind = actor.Kind,
            Login = actor.Login,
            ActorName = actor.Name,
            What = happening.What,
            Subject = happening.Subject,
            Details = StoredJson.Write(happening.Details),
            PreviousHash = last?.Hash ?? Start,
        };
        entry.Hash = entry.ComputeHash();
        database.Add(entry);
    }

    public static async Task<AuditVerification> VerifyAsync(AppDbContext database, WorkspaceId? workspace, CancellationToken cancel)
    {
        var (number, hash) = (0L, Start);
        var entries = database.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == workspace).OrderBy(e => e.Number);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Number != number + 1 || entry.PreviousHash != hash || entry.Hash != entry.ComputeHash()) return new(number, number + 1, hash);
            (number, hash) = (entry.Number, entry.Hash);
        }

        return new(number, null, hash);
    }

    // SQLite has one writer anyway (BEGIN IMMEDIATE); PostgreSQL gets a lock that ends with the transaction.
    private static async Task OneWriterAsync(AppDbContext database, WorkspaceId? workspace, CancellationToken cancel)
    {
        if (!database.Database.IsNpgsql()) return;
        var key = BitConverter.ToInt64((workspace?.Value ?? Guid.Empty).ToByteArray(), 8);
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancel);
    }
}
