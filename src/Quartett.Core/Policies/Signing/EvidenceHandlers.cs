using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Policies.Writing;
using Quartett.Core.Texts;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Signing;

internal sealed class ListAcknowledgementsHandler(Evidence evidence) : IHandle<ListAcknowledgements, AcknowledgementList>
{
    public async Task<Outcome<AcknowledgementList>> HandleAsync(ListAcknowledgements query, Actor actor, CancellationToken cancel) => await evidence.AllAsync(cancel);
}

internal sealed class PrintAcknowledgementsHandler(Evidence evidence, IWorkspaces workspaces, IWords words, TimeProvider clock) : IHandle<PrintAcknowledgements, byte[]>
{
    public async Task<Outcome<byte[]>> HandleAsync(PrintAcknowledgements query, Actor actor, CancellationToken cancel)
    {
        var here = (await workspaces.FindAsync(query.Workspace, cancel))!;
        var all = await evidence.AllAsync(cancel);
        var zone = DateTimeZoneProviders.Tzdb[here.TimeZone];
        var culture = LongDay.CultureOf(actor.Language);
        string Say(string key, params IReadOnlyList<object> args) => words.In(actor.Language, $"policy.paper.{key}", args);
        string At(DateTimeOffset at) => at.ToInstant().InZone(zone).LocalDateTime.ToString("g", culture);
        var now = clock.GetUtcNow();
        var title = Say("signatures", here.Name);
        List<PaperBlock> blocks = [new PaperHeading(1, title), new PaperText(Say("asOf", At(now), here.TimeZone)), new PaperHeading(2, Say("standing", all.Version))];
        blocks.Add(new PaperTable([Say("person"), Say("state"), Say("signedVersion"), Say("at")], [.. all.Members.Select(m => (IReadOnlyList<string>)
        [
            m.Name, words.In(actor.Language, $"policy.kind.{m.Acknowledged.Kind}"), m.Acknowledged.Version > 0 ? m.Acknowledged.Version.ToString(CultureInfo.InvariantCulture) : "–", m.SignedAt is { } at ? At(at) : "–",
        ])], [3, 2, 1.2, 2]));
        blocks.Add(new PaperHeading(2, Say("everySignature")));
        blocks.Add(new PaperTable([Say("person"), Say("signedVersion"), Say("at"), Say("sha")], [.. all.Signatures.Select(s => (IReadOnlyList<string>)
        [
            s.Left ? Say("left", s.Name) : s.Name, s.Version.ToString(CultureInfo.InvariantCulture), At(s.At), s.Hash,
        ])], [2, 1, 1.7, 4]));
        return Press.Print(new(title, actor.Language, here.Name, Say("page"), blocks), now);
    }
}

/// <summary>Who has signed what, in the workspace whose walls are up.</summary>
internal sealed class Evidence(AppDbContext database, WrittenPolicy written, TimeProvider clock)
{
    public async Task<AcknowledgementList> AllAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var asked = await StoredAcknowledgements.AskedAsync(database.PolicyVersions, now, cancel);
        var signatures = await database.Acknowledgements.AsNoTracking().OrderByDescending(a => a.At).ToListAsync(cancel);
        var members = await database.Members.AsNoTracking().Where(m => m.LeftAt == null).ToListAsync(cancel);
        var ids = members.ConvertAll(m => m.LoginId.Value);
        var names = await database.Logins.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, cancel);
        var here = members.Select(m => m.LoginId).ToHashSet();
        return new(
            WrittenPolicy.InForce(await written.VersionsAsync(cancel), now)?.Number ?? 0,
            [.. members.Select(m => StandingOf(m)).OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)],
            [.. signatures.Select(a => new Signature(a.Name, a.Version, a.At, a.Language, a.Hash, !here.Contains(a.LoginId)))]);

        MemberStanding StandingOf(Member member)
        {
            var last = signatures.Where(a => a.LoginId == member.LoginId).MaxBy(a => a.Version);
            return new(member.LoginId, names[member.LoginId.Value], Standing.Of(asked, last?.Version ?? 0, member.JoinedAt, now), last?.At);
        }
    }
}
