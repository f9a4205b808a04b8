using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

/// <summary>One spelling per tag and workspace: whoever wrote "Eiche" first decides what "eiche" becomes.</summary>
internal sealed class TagSpelling(AppDbContext database)
{
    public async Task<IReadOnlyList<string>> OfAsync(IEnumerable<string> typed, CancellationToken cancel)
    {
        var lists = await database.Media.AsNoTracking().Where(m => m.Tags != "[]").OrderBy(m => m.UploadedAt).Select(m => m.Tags).ToListAsync(cancel);
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in lists.SelectMany(StoredJson.Read<List<string>>)) known.TryAdd(tag, tag);
        return
        [
            .. typed.Select(t => t.Trim()).Where(t => t.Length > 0).Select(t => known.GetValueOrDefault(t, t))
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
