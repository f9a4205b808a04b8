using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Training;

/// <summary>Three tries in 24 hours, so that reading beats guessing.</summary>
internal sealed class Tries(AppDbContext database, TimeProvider clock)
{
    private const int Allowed = 3;
    private static readonly TimeSpan Counted = TimeSpan.FromHours(24);

    /// <returns>When the next try is open; <c>null</c> for at once.</returns>
    public async Task<DateTimeOffset?> NextAsync(LoginId person, string course, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Counted;
        var begun = await database.QuizAttempts.AsNoTracking().Where(a => a.LoginId == person && a.Course == course && a.StartedAt > since).Select(a => a.StartedAt).ToListAsync(cancel);
        return begun.Count < Allowed ? null : begun.Order().ElementAt(begun.Count - Allowed) + Counted;
    }
}
