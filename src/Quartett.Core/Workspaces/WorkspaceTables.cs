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
    }
}
