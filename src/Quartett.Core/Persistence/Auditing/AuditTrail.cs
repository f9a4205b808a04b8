using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Auditing;

/// <summary>Appends to the chain of a workspace, one writer at a time.</summary>
internal static class AuditTrail
{
    public static readonly string Start = new('0', 64);

    public static async Task AppendAsync(AppDbContext database, IReadOnlyList<Happening> happenings, Actor actor, DateTimeOffset at, CancellationToken cancel)
    {
        if (happenings.Count == 0) return;
        var written = database.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToLookup(e => e.WorkspaceId);
        // In the order given, so that two who write to the same chains never wait for each other.
        foreach (var chain in happenings.GroupBy(h => h.Workspace))
        {
            await OneWriterAsync(database, chain.Key, cancel);
            var last = written[chain.Key].MaxBy(e => e.Number)
                       ?? await database.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == chain.Key).OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel);
            foreach (var happening in chain) database.Add(last = After(last, happening, actor, at));
        }
    }

    private static AuditEntry After(AuditEntry? last, Happening happening, Actor actor, DateTimeOffset at)
    {
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
        return entry;
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
