using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

/// <summary>Pictures the product fetched for link cards, found again by what they are.</summary>
internal sealed class FetchedPictures(AppDbContext database)
{
    public async Task<Guid?> FindAsync(string hash, CancellationToken cancel) =>
        await database.Media.AsNoTracking().Where(m => m.ContentHash == hash).OrderBy(m => m.UploadedAt).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel);
}
