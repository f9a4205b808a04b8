using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Writing;

internal sealed class DraftPolicyHandler(AppDbContext database, IWorkspaces workspaces, IWords words, TimeProvider clock, Happenings happenings) : IHandle<DraftPolicy, int>
{
    private const int MonthsToReview = 12;

    public async Task<Outcome<int>> HandleAsync(DraftPolicy command, Actor actor, CancellationToken cancel)
    {
        await Turn.TakeAsync(database, command.Workspace.Value, cancel);
        var here = (await workspaces.FindAsync(command.Workspace, cancel))!;
        var policy = await database.Policies.FirstOrDefaultAsync(cancel);
        if (policy is null) database.Add(policy = new Policy { Id = Guid.CreateVersion7(), WorkspaceId = command.Workspace, Answers = command.Answers });
        policy.Answers = command.Answers;

        var language = command.Answers.Language;
        var answers = new Answers(command.Answers, here.Name, here.Country, here.Sector, words.In(language, $"sector.{here.Sector}"), words.In(language, "policy.nobodyYet"));
        var before = await database.PolicySections.ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, cancel);
        var now = clock.GetUtcNow();
        var kept = 0;
        foreach (var id in TemplateLibrary.Ids)
        {
            var template = TemplateLibrary.In(id, language);
            var (title, text) = (PolicyHash.Plain(template.Title), PolicyHash.Plain(template.Fill(answers)));
            var filled = PolicyHash.Of(title + "\n" + text);
            if (!before.TryGetValue(id, out var section))
            {
                database.Add(new Section
                {
                    Id = Guid.CreateVersion7(),
                    WorkspaceId = command.Workspace,
                    Code = id,
                    Title = title,
                    Text = text,
                    Filled = filled,
                    OwnerId = actor.Login,
                    ReviewOn = now.ToInstant().InZone(DateTimeZoneProviders.Tzdb[here.TimeZone]).Date.PlusMonths(MonthsToReview),
                    Revision = 1,
                    ChangedAt = now,
                    ChangedBy = actor.Name,
                });
            }
            else if (section.Adapted)
            {
                kept++;
            }
            else if (section.Filled != filled)
            {
                (section.Title, section.Text, section.Filled, section.ChangedAt, section.ChangedBy) = (title, text, filled, now, actor.Name);
                section.Revision++;
            }
        }

        happenings.Tell("policy.drafted", command.Workspace, policy.Id, ("language", language));
        return kept;
    }
}

internal sealed class ShowSectionHandler(AppDbContext database, WrittenPolicy written) : IHandle<ShowSection, SectionView>
{
    public async Task<Outcome<SectionView>> HandleAsync(ShowSection query, Actor actor, CancellationToken cancel)
    {
        if (await database.PolicySections.AsNoTracking().FirstOrDefaultAsync(s => s.Code == query.Section, cancel) is not { } section) return new Refusal("kernel.notFound");
        var newest = (await written.VersionsAsync(cancel)).FirstOrDefault()?.Sections.FirstOrDefault(s => s.Id == section.Code);
        return new SectionView(section.Code, section.Title, section.Text, section.OwnerId, section.ReviewOn, section.Revision, section.ChangedBy, section.ChangedAt, newest?.Text);
    }
}

internal sealed class EditSectionHandler(AppDbContext database, TimeProvider clock, Happenings happenings) : IHandle<EditSection, int>
{
    public async Task<Outcome<int>> HandleAsync(EditSection command, Actor actor, CancellationToken cancel)
    {
        await Turn.TakeAsync(database, command.Workspace.Value, cancel);
        if (await database.PolicySections.FirstOrDefaultAsync(s => s.Code == command.Section, cancel) is not { } section) return new Refusal("kernel.notFound");
        if (section.Revision != command.Revision) return new Refusal("policy.changedMeanwhile", null, section.ChangedBy);
        if (command.Owner is { } owner && !await database.Members.AnyAsync(m => m.LoginId == owner && m.LeftAt == null, cancel)) return new Refusal("input.choose", "owner");
        var (title, text) = (PolicyHash.Plain(command.Title), PolicyHash.Plain(command.Text));
        if ((section.Title, section.Text, section.OwnerId, section.ReviewOn) == (title, text, command.Owner, command.ReviewOn)) return section.Revision;
        (section.Title, section.Text, section.OwnerId, section.ReviewOn, section.ChangedAt, section.ChangedBy) = (title, text, command.Owner, command.ReviewOn, clock.GetUtcNow(), actor.Name);
        section.Revision++;
        happenings.Tell("policy.sectionWritten", command.Workspace, section.Id, ("section", section.Code));
        return section.Revision;
    }
}

internal sealed class CompareDraftHandler(WrittenPolicy written) : IHandle<CompareDraft, IReadOnlyList<SectionDifference>>
{
    public async Task<Outcome<IReadOnlyList<SectionDifference>>> HandleAsync(CompareDraft query, Actor actor, CancellationToken cancel)
    {
        var newest = (await written.VersionsAsync(cancel)).FirstOrDefault();
        return WrittenPolicy.Compare(newest?.Sections ?? [], [.. (await written.SectionsAsync(cancel)).Select(s => s.Written)]).ToList();
    }
}
