using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing;

internal static class PublishingTables
{
    extension(AppDbContext database)
    {
        public DbSet<Post> Posts => database.Set<Post>();

        public DbSet<PostVersion> PostVersions => database.Set<PostVersion>();

        public DbSet<Comment> Comments => database.Set<Comment>();

        public DbSet<TextBlock> TextBlocks => database.Set<TextBlock>();

        public DbSet<Delivery> Deliveries => database.Set<Delivery>();

        public DbSet<Attempt> Attempts => database.Set<Attempt>();
    }
}
