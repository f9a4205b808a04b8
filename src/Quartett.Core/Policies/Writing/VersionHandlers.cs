using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Writing;

internal sealed class ShowPolicyHandler(AppDbContext database, WrittenPolicy written, IRights rights, IAcknowledgements acknowledgements, TimeProvider clock) : IHandle<ShowPolicy, PolicyView>
{
    public async Task<Outcome<PolicyView>> HandleAsync(ShowPolicy query, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var versions = await written.VersionsAsync(cancel);
        var policy = await database.Policies.AsNoTracking().FirstOrDefaultAsync(cancel);
        var mine = actor.Login is { } login ? await acknowledgements.OfAsync(query.Workspace, login, now, cancel) : new(AcknowledgedKind.NotAsked);
        var manages = (await rights.OfAsync(query.Workspace, actor, cancel)).HasFlag(Right.ManageWorkspace);
        return new PolicyView(
            WrittenPolicy.InForce(versions, now)?.Line(), versions is [var newest, ..] && newest.EffectiveFrom > now ? newest.Line() : null, [.. versions.Select(v => v.Line())],
            policy is not null && manages ? await DraftAsync(policy, versions.FirstOrDefault(), cancel) : null, policy?.IsPublic ?? false, mine);
    }

    private async Task<PolicyDraft> DraftAsync(Policy policy, PolicyVersion? newest, CancellationToken cancel)
    {
        var sections = await written.SectionsAsync(cancel);
        var said = sections.Select(s => s.Written).ToList();
        var changed = WrittenPolicy.Compare(newest?.Sections ?? [], said).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        return new(policy.Answers, [.. sections.Select(s => new SectionLine(s.Row.Code, s.Row.Title, s.Written.Owner, s.Row.ReviewOn, s.Row.Adapted, changed.Contains(s.Row.Code)))], PolicyHash.Of(said), changed.Count > 0);
    }
}

internal sealed class PutPolicyInForceHandler(AppDbContext database, WrittenPolicy written, IWorkspaces workspaces, TimeProvider clock, Happenings happenings) : IHandle<PutPolicyInForce, int>
{
    public async Task<Outcome<int>> HandleAsync(PutPolicyInForce command, Actor actor, CancellationToken cancel)
    {
        // One after the other, so that numbers are given once and nobody's change slips in between.
        await Turn.TakeAsync(database, command.Workspace.Value, cancel);
        if (await database.Policies.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } policy) return new Refusal("policy.noDraft");
        List<WrittenSection> sections = [.. (await written.SectionsAsync(cancel)).Select(s => s.Written)];
        var hash = PolicyHash.Of(sections);
        if (hash != command.Hash) return new Refusal("policy.draftChanged");
        var newest = (await written.VersionsAsync(cancel)).FirstOrDefault();
        if (newest?.Hash == hash) return new Refusal("policy.nothingChanged");
        if (newest is not null && string.IsNullOrWhiteSpace(command.Note)) return new Refusal("input.missing", "note");

        var zone = DateTimeZoneProviders.Tzdb[(await workspaces.FindAsync(command.Workspace, cancel))!.TimeZone];
        var now = clock.GetUtcNow();
        var today = now.ToInstant().InZone(zone).Date;
        var day = command.From ?? today;
        if (day < today) return new Refusal("policy.dayPast", "from");
        if (day > today.PlusYears(1)) return new Refusal("policy.dayFar", "from");
        var from = day == today ? now : zone.AtStartOfDay(day).ToDateTimeOffset().ToUniversalTime();
        if (newest is not null && from < newest.EffectiveFrom) return new Refusal("policy.beforeNewest", "from", newest.Number);

        var version = new PolicyVersion
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = command.Workspace,
            Number = (newest?.Number ?? 0) + 1,
            Language = policy.Answers.Language,
            Sections = sections,
            Hash = hash,
            // There is nothing yet that a first version could only correct.
            Change = newest is null ? PolicyChange.Material : command.Change,
            Note = command.Note.Trim(),
            EffectiveFrom = from,
            GraceDays = command.GraceDays,
            ById = actor.Login,
            ByName = actor.Name,
        };
        database.Add(version);
        happenings.Tell(
            "policy.putInForce", command.Workspace, version.Id, ("version", version.Number.ToString(CultureInfo.InvariantCulture)), ("change", version.Change.ToString()), ("from", from.ToString("O", CultureInfo.InvariantCulture)),
            ("graceDays", version.GraceDays.ToString(CultureInfo.InvariantCulture)), ("hash", hash));
        return version.Number;
    }
}

internal sealed class ReadPolicyVersionHandler(WrittenPolicy written) : IHandle<ReadPolicyVersion, PolicyVersionView>
{
    public async Task<Outcome<PolicyVersionView>> HandleAsync(ReadPolicyVersion query, Actor actor, CancellationToken cancel)
    {
        var versions = await written.VersionsAsync(cancel);
        if (versions.Find(v => v.Number == query.Number) is not { } version) return new Refusal("kernel.notFound");
        var before = versions.Find(v => v.Number == query.Number - 1);
        return new PolicyVersionView(
            version.Line(), WrittenPolicy.Shown(version.Sections), PolicyHash.WholeText(version.Sections), before is null ? [] : WrittenPolicy.Compare(before.Sections, version.Sections));
    }
}

internal sealed class PublishPolicyHandler(AppDbContext database, Happenings happenings) : IHandle<PublishPolicy, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(PublishPolicy command, Actor actor, CancellationToken cancel)
    {
        if (await database.Policies.FirstOrDefaultAsync(cancel) is not { } policy) return new Refusal("policy.noDraft");
        if (policy.IsPublic == command.Public) return Nothing.AtAll;
        policy.IsPublic = command.Public;
        happenings.Tell(command.Public ? "policy.madePublic" : "policy.madePrivate", command.Workspace, policy.Id);
        return Nothing.AtAll;
    }
}

internal sealed class ReadPublicPolicyHandler(AppDbContext database, IUnitOfWork work, WrittenPolicy written, IWorkspaces workspaces, TimeProvider clock) : IHandle<ReadPublicPolicy, PublicPolicy>
{
    public async Task<Outcome<PublicPolicy>> HandleAsync(ReadPublicPolicy query, Actor actor, CancellationToken cancel)
    {
        if (await workspaces.FindAsync(query.Slug, cancel) is not { } here) return new Refusal("kernel.notFound");
        using var _ = work.Enter(here.Id);
        if (!await database.Policies.AnyAsync(p => p.IsPublic, cancel)) return new Refusal("kernel.notFound");
        if (WrittenPolicy.InForce(await written.VersionsAsync(cancel), clock.GetUtcNow()) is not { } version) return new Refusal("kernel.notFound");
        // Who looks after a section is nobody's business outside.
        return new PublicPolicy(here.Name, version.Number, version.Language, version.EffectiveFrom, WrittenPolicy.Shown(version.Sections.Select(s => s with { Owner = null, ReviewOn = null })));
    }
}
