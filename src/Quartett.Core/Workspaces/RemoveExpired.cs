using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces;

/// <summary>Forgets access links and sessions a month after they ended, because until then they explain the audit trail, and tries as soon as they no longer count.</summary>
[OpenTo(Openness.Installation)]
public sealed record RemoveExpired : IUseCase<int>;

internal sealed class RemoveExpiredHandler(AppDbContext database, Tries tries, TimeProvider clock) : IHandle<RemoveExpired, int>
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task<Outcome<int>> HandleAsync(RemoveExpired command, Actor actor, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Remembered;
        var links = await database.AccessLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancel);
        var sessions = await database.SignInSessions.Where(s => s.SeenAt < before || s.RevokedAt < before).ExecuteDeleteAsync(cancel);
        var hourAgo = await tries.MinuteAsync(cancel) - 60;
        return links + sessions + await database.Tries.Where(t => t.Kind == TryKinds.SignIn && t.Minute < hourAgo).ExecuteDeleteAsync(cancel);
    }
}
