using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;
using Quartett.Core.Policies.Signing;
using Quartett.Core.Policies.Writing;

namespace Quartett.Core.Policies;

/// <summary>The tables of the policy's text and of its signatures, as properties of the database.</summary>
internal static class WritingTables
{
    extension(AppDbContext database)
    {
        public DbSet<Policy> Policies => database.Set<Policy>();

        public DbSet<Section> PolicySections => database.Set<Section>();

        public DbSet<PolicyVersion> PolicyVersions => database.Set<PolicyVersion>();

        public DbSet<Acknowledgement> Acknowledgements => database.Set<Acknowledgement>();
    }
}
