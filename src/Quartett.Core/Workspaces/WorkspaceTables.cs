using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces;

/// <summary>The tables of this module, as properties of the database.</summary>
internal static class WorkspaceTables
{
    extension(AppDbContext database)
    {
        public DbSet<Workspace> Workspaces => database.Set<Workspace>();

        public DbSet<Member> Members => database.Set<Member>();

        public DbSet<Login> Logins => database.Set<Login>();

        public DbSet<AccessLink> AccessLinks => database.Set<AccessLink>();

        public DbSet<SignInSession> SignInSessions => database.Set<SignInSession>();

        public DbSet<Try> Tries => database.Set<Try>();

        /// <summary>
        /// Until the transaction ends nobody else tries this login's secrets: of many wrong tries at the same moment each
        /// one is counted, and the sixth meets a closed door. SQLite has one writer anyway.
        /// </summary>
        public async Task LockLoginAsync(string? normalizedEmail, CancellationToken cancel)
        {
            if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Logins\" WHERE \"NormalizedEmail\" = {normalizedEmail} FOR UPDATE", cancel);
        }

        /// <summary>The same by its number.</summary>
        public async Task LockLoginAsync(Guid id, CancellationToken cancel)
        {
            if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Logins\" WHERE \"Id\" = {id} FOR UPDATE", cancel);
        }
    }
}
