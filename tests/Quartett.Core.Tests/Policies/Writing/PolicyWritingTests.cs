using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Writing;
using Quartett.Core.Texts;
using Quartett.Core.Workspaces.Describing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Writing;

/// <summary>The policy from the interview to its versions.</summary>
public sealed class PolicyWritingTests
{
    [Theory, Databases]
    public async Task Before_the_interview_there_is_nothing_and_nobody_is_asked(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var policy = await company.Core.DoneAsync(new ShowPolicy(company.Workspace), company.Author);

        (policy.InForce, policy.Draft, policy.IsPublic, policy.Mine.Kind).ShouldBe((null, null, false, AcknowledgedKind.NotAsked));
        (await company.Core.RunAsync(new PutPolicyInForce(company.Workspace, "x", null, PolicyChange.Material, ""), company.Owner)).Refusal!.Code.ShouldBe("policy.noDraft");
        (await company.Core.RunAsync(new PublishPolicy(company.Workspace, true), company.Owner)).Refusal!.Code.ShouldBe("policy.noDraft");
        (await company.Core.RunAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Editor)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task The_interview_fills_twenty_sections_and_a_second_one_leaves_what_people_have_written(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        (await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Owner)).ShouldBe(0);
        var draft = (await company.DraftOfPolicyAsync())!;
        draft.Sections.Select(s => s.Id).ShouldBe(TemplateLibrary.Ids);
        draft.Sections.ShouldAllBe(s => !s.Adapted && s.Changed && s.Owner == company.Owner.Name && s.ReviewOn == new LocalDate(2027, 11, 23));

        await company.WriteAsync("POL-04", "Wir **duzen** alle.");
        (await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers with { Responsible = "Frau Neu", Formal = false }), company.Owner)).ShouldBe(1);

        (await company.Core.DoneAsync(new ShowSection(company.Workspace, "POL-04"), company.Owner)).Text.ShouldBe("Wir **duzen** alle.");
        (await company.Core.DoneAsync(new ShowSection(company.Workspace, "POL-02"), company.Owner)).Text.ShouldContain("Frau Neu");
    }

    [Theory, Databases]
    public async Task A_section_is_written_by_who_manages_and_never_over_somebody_elses_change(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Owner);
        var section = await company.Core.DoneAsync(new ShowSection(company.Workspace, "POL-12"), company.Owner);
        EditSection Edit(int revision, string text) => new(company.Workspace, "POL-12", revision, section.Title, text, company.Editor.Login, new LocalDate(2027, 3, 1));

        (await company.Core.DoneAsync(Edit(section.Revision, "Neu.\r\n\r\nZweite Zeile "), company.Owner)).ShouldBe(section.Revision + 1);
        (await company.Core.RunAsync(Edit(section.Revision, "Anders."), company.Owner)).Refusal!.Code.ShouldBe("policy.changedMeanwhile");
        (await company.Core.RunAsync(Edit(section.Revision + 1, " "), company.Owner)).Refusal!.Code.ShouldBe("policy.sectionEmpty");
        (await company.Core.RunAsync(Edit(section.Revision + 1, "x"), company.Editor)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await company.Core.RunAsync(Edit(section.Revision + 1, "x") with { Owner = LoginId.New() }, company.Owner)).Refusal!.Field.ShouldBe("owner");
        (await company.Core.RunAsync(Edit(section.Revision + 1, "x") with { Section = "POL-99" }, company.Owner)).Refusal!.Code.ShouldBe("kernel.notFound");

        var now = await company.Core.DoneAsync(new ShowSection(company.Workspace, "POL-12"), company.Owner);
        (now.Text, now.Owner, now.ReviewOn, now.ChangedBy).ShouldBe(("Neu.\n\nZweite Zeile", company.Editor.Login, new LocalDate(2027, 3, 1), company.Owner.Name));
    }

    [Theory, Databases]
    public async Task A_version_is_the_draft_that_was_seen_and_never_changes_again(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Owner);
        var seen = (await company.DraftOfPolicyAsync())!.Hash;
        await company.WriteAsync("POL-16", "Bilder bekommen eine Beschreibung.");
        (await company.Core.RunAsync(new PutPolicyInForce(company.Workspace, seen, null, PolicyChange.Material, ""), company.Owner)).Refusal!.Code.ShouldBe("policy.draftChanged");

        (await company.PutInForceAsync(PolicyChange.Editorial)).ShouldBe(1);
        var first = await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 1), company.Author);
        // There is nothing a first version could only correct.
        (first.Line.Change, first.Line.GraceDays, first.Line.Language, first.Differences.Count).ShouldBe((PolicyChange.Material, 14, "de", 0));
        first.Line.Hash.ShouldBe(PolicyHash.Of(first.Text));
        (await company.Core.RunAsync(new PutPolicyInForce(company.Workspace, first.Line.Hash, null, PolicyChange.Material, "x"), company.Owner)).Refusal!.Code.ShouldBe("policy.nothingChanged");

        await company.WriteAsync("POL-16", "Bilder und Videos bekommen eine Beschreibung.");
        (await company.DraftOfPolicyAsync())!.Sections.Where(s => s.Changed).Select(s => s.Id).ShouldBe(["POL-16"]);
        (await company.Core.RunAsync(new PutPolicyInForce(company.Workspace, (await company.DraftOfPolicyAsync())!.Hash, null, PolicyChange.Material, " "), company.Owner)).Refusal!.Field.ShouldBe("note");
        (await company.PutInForceAsync(PolicyChange.Editorial)).ShouldBe(2);

        var second = await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 2), company.Author);
        var difference = second.Differences.ShouldHaveSingleItem();
        difference.Id.ShouldBe("POL-16");
        string.Concat(difference.Changes.Where(c => c.Kind == ChangeKind.Added).Select(c => c.Text)).ShouldContain("Videos");
        difference.Changes.ShouldContain(c => c.Kind == ChangeKind.Same && c.Text.Contains("Beschreibung"));
        (await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 1), company.Author)).Text.ShouldBe(first.Text);
        (await company.Core.RunAsync(new ReadPolicyVersion(company.Workspace, 3), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
        var trail = (await company.Core.DoneAsync(new ReadAudit(company.Workspace), company.Owner)).Lines;
        trail.Count(l => l.What == "policy.putInForce").ShouldBe(2);
    }

    [Theory, Databases]
    public async Task A_version_with_a_day_waits_for_it_and_none_begins_in_the_past_or_before_the_one_before(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Owner);
        await company.PutInForceAsync();
        await company.WriteAsync("POL-05", "Alles muss stimmen.");
        async Task<string?> TryAsync(LocalDate from) =>
            (await company.Core.RunAsync(new PutPolicyInForce(company.Workspace, (await company.DraftOfPolicyAsync())!.Hash, from, PolicyChange.Material, "Neu"), company.Owner)).Refusal?.Code;

        (await TryAsync(new(2026, 11, 22))).ShouldBe("policy.dayPast");
        (await TryAsync(new(2028, 1, 1))).ShouldBe("policy.dayFar");
        (await TryAsync(new(2026, 12, 1))).ShouldBeNull();

        var policy = await company.Core.DoneAsync(new ShowPolicy(company.Workspace), company.Author);
        (policy.InForce!.Number, policy.Upcoming!.Number).ShouldBe((1, 2));
        // Midnight in Berlin.
        policy.Upcoming.EffectiveFrom.ShouldBe(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero));
        await company.WriteAsync("POL-05", "Alles muss immer stimmen.");
        (await TryAsync(new(2026, 11, 30))).ShouldBe("policy.beforeNewest");

        company.Core.Clock.Advance(TimeSpan.FromDays(8));
        (await company.Core.DoneAsync(new ShowPolicy(company.Workspace), company.Author)).InForce!.Number.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task The_public_page_is_closed_until_somebody_opens_it_and_names_no_owner(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Owner);
        await company.PutInForceAsync();
        (await company.Core.RunAsync(new ReadPublicPolicy(company.Slug), Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.notFound");

        await company.Core.DoneAsync(new PublishPolicy(company.Workspace, true), company.Owner);
        var shown = await company.Core.DoneAsync(new ReadPublicPolicy(company.Slug), Actor.Nobody);
        (shown.Company, shown.Number, shown.Sections.Count).ShouldBe(("Tischlerei Lindner", 1, 20));
        shown.Sections.ShouldAllBe(s => s.Owner == null && s.ReviewOn == null);

        await company.Core.DoneAsync(new PublishPolicy(company.Workspace, false), company.Owner);
        (await company.Core.RunAsync(new ReadPublicPolicy(company.Slug), Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.notFound");
        (await company.Core.RunAsync(new ReadPublicPolicy("nirgends"), Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.notFound");
    }

    [Fact]
    public void The_hash_of_a_text_is_for_ever()
    {
        // Whoever changes how the text is put together makes every signature worthless: this number may never change.
        WrittenSection[] sections = [new("TEN", "Zehn Punkte", "Eins.\r\nZwei. ", null, null), new("POL-01", "Zweck", "Übung", "Jana", new LocalDate(2027, 1, 1))];
        PolicyHash.WholeText(sections).ShouldBe("# Zehn Punkte\n\nEins.\nZwei.\n\n# POL-01 Zweck\n\nÜbung\n");
        PolicyHash.Of(sections).ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("# Zehn Punkte\n\nEins.\nZwei.\n\n# POL-01 Zweck\n\nÜbung\n"u8)));
        // Letters in two ways of writing are the same letters; who looks after a section is not what is signed.
        PolicyHash.Of([sections[0], sections[1] with { Text = "U\u0308bung", Owner = null, ReviewOn = null }]).ShouldBe(PolicyHash.Of(sections));
        PolicyHash.Of([sections[1], sections[0]]).ShouldNotBe(PolicyHash.Of(sections));
    }

    [Theory, Databases]
    public async Task What_is_written_is_shown_as_text_and_never_as_a_page_of_somebody_else(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.Core.DoneAsync(new DraftPolicy(company.Workspace, PolicyStory.Answers), company.Owner);
        await company.WriteAsync("POL-01", "# Groß\n\n<script>alert(1)</script> [weiter](javascript:alert(1)) ![Bild](https://fremd.example/x.png)");
        await company.PutInForceAsync();

        var html = (await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 1), company.Author)).Sections.Single(s => s.Id == "POL-01").Html;
        html.ShouldContain("<h3>Groß</h3>");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("javascript:");
        html.ShouldNotContain("<img");
        (await company.StoredAsync(db => db.PolicyVersions.CountAsync())).ShouldBe(1);
    }
}
