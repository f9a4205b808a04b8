using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Texts;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Signing;

internal sealed class RemindSignersHandler(AppDbContext database, IUnitOfWork work, IMail mail, IPageAddresses addresses, TimeProvider clock) : IHandle<RemindSigners, int>
{
    private const int FirstHour = 7;
    private const int LastHour = 18;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    public async Task<Outcome<int>> HandleAsync(RemindSigners command, Actor actor, CancellationToken cancel)
    {
        // Without mail the page "Today" reminds alone.
        if (!mail.CanSend) return 0;
        using var _ = work.EnterAll();
        var now = clock.GetUtcNow();
        var sent = 0;
        var places = await database.PolicyVersions.AsNoTracking().Select(v => v.WorkspaceId).Distinct().ToListAsync(cancel);
        foreach (var here in await database.Workspaces.AsNoTracking().Where(w => places.Contains(w.Id)).ToListAsync(cancel))
        {
            // Nobody is woken by it.
            if (now.ToInstant().InZone(DateTimeZoneProviders.Tzdb[here.TimeZone]).Hour is >= FirstHour and <= LastHour) sent += await RemindAsync(here, now, cancel);
        }

        // Here, where the rows of all workspaces may be written, and not when the walls are up again.
        await database.SaveChangesAsync(cancel);
        return sent;
    }

    private async Task<int> RemindAsync(Workspace here, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await StoredAcknowledgements.AskedAsync(database.PolicyVersions.Where(v => v.WorkspaceId == here.Id), now, cancel);
        if (asked.Count == 0) return 0;
        var signed = await database.Acknowledgements.AsNoTracking().Where(a => a.WorkspaceId == here.Id).GroupBy(a => a.LoginId).Select(g => new { g.Key, Version = g.Max(a => a.Version) }).ToDictionaryAsync(a => a.Key, a => a.Version, cancel);
        var told = await database.Set<SigningReminder>().AsNoTracking().Where(r => r.WorkspaceId == here.Id).Select(r => new { r.LoginId, r.Version, r.Step }).ToListAsync(cancel);
        var members = await database.Members.AsNoTracking().Where(m => m.WorkspaceId == here.Id && m.LeftAt == null).ToListAsync(cancel);
        var version = asked[^1].Version;
        var sent = 0;
        foreach (var member in members)
        {
            var standing = Standing.Of(asked, signed.GetValueOrDefault(member.LoginId), member.JoinedAt, now);
            if (StepOf(standing, now) is not { } step) continue;
            // Who was told the later thing needs not hear the earlier one.
            if (told.Exists(r => r.LoginId == member.LoginId && r.Version == version && r.Step >= step)) continue;
            var login = await database.Logins.AsNoTracking().SingleAsync(l => l.Id == member.LoginId.Value, cancel);
            var until = LongDay.Of(standing.GraceUntil!.Value, here.TimeZone, login.Language);
            mail.Post(new(login.Email!, login.Language, $"policy{step}", [here.Name, until, login.Name], addresses.SignPolicy(here.Slug).ToString()));
            database.Add(new SigningReminder { Id = Guid.CreateVersion7(), WorkspaceId = here.Id, LoginId = member.LoginId, Version = version, Step = step, At = now });
            sent++;
        }

        return sent;
    }

    private static ReminderStep? StepOf(Acknowledged standing, DateTimeOffset now) => standing switch
    {
        { Kind: AcknowledgedKind.Missing } => ReminderStep.Over,
        { Kind: AcknowledgedKind.Grace, GraceUntil: { } until } => until - now <= Soon ? ReminderStep.Soon : ReminderStep.Asked,
        _ => null,
    };
}
