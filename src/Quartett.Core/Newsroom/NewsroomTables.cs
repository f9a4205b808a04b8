using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom;

/// <summary>The tables of this module, as properties of the database.</summary>
internal static class NewsroomTables
{
    extension(AppDbContext database)
    {
        public DbSet<Article> Articles => database.Set<Article>();
    }
}
