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

        public DbSet<Repeating.Series> Series => database.Set<Repeating.Series>();

        /// <inheritdoc cref="PostAloneAsync"/>
        public async Task<Repeating.Series?> SeriesAloneAsync(SeriesId id, CancellationToken cancel)
        {
            if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Series\" WHERE \"Id\" = {id.Value} FOR UPDATE", cancel);
            return await database.Series.FirstOrDefaultAsync(s => s.Id == id, cancel);
        }

        /// <summary>
        /// The post, and until the transaction ends nobody else changes it or reads its deliveries in order to: two
        /// people pressing a button, or two channels finishing at once, come one after the other.
        /// </summary>
        public async Task<Post?> PostAloneAsync(PostId id, CancellationToken cancel)
        {
            // SQLite has one writer anyway.
            if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Posts\" WHERE \"Id\" = {id.Value} FOR UPDATE", cancel);
            return await database.Posts.FirstOrDefaultAsync(p => p.Id == id, cancel);
        }

        /// <summary>The same for several at once, in one order for everybody.</summary>
        public async Task LockPostsAsync(IReadOnlyCollection<PostId> ids, CancellationToken cancel)
        {
            if (!database.Database.IsNpgsql()) return;
            var all = ids.Select(id => id.Value).ToArray();
            await database.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Posts\" WHERE \"Id\" = ANY({all}) ORDER BY \"Id\" FOR UPDATE", cancel);
        }

        /// <inheritdoc cref="PostAloneAsync"/>
        public async Task<(Delivery Delivery, Post Post)?> DeliveryAloneAsync(DeliveryId id, CancellationToken cancel)
        {
            var of = await database.Deliveries.Where(d => d.Id == id).Select(d => (PostId?)d.PostId).FirstOrDefaultAsync(cancel);
            if (of is not { } postId || await database.PostAloneAsync(postId, cancel) is not { } post) return null;
            return (await database.Deliveries.FirstAsync(d => d.Id == id, cancel), post);
        }
    }
}
