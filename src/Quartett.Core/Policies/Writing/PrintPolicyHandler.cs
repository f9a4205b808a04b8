using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Texts;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Policies.Writing;

internal sealed class PrintPolicyHandler(WrittenPolicy written, IWorkspaces workspaces, IWords words, TimeProvider clock) : IHandle<PrintPolicy, byte[]>
{
    public async Task<Outcome<byte[]>> HandleAsync(PrintPolicy query, Actor actor, CancellationToken cancel)
    {
        if ((await written.VersionsAsync(cancel)).Find(v => v.Number == query.Number) is not { } version) return new Refusal("kernel.notFound");
        var here = (await workspaces.FindAsync(query.Workspace, cancel))!;
        var language = version.Language;
        string Say(string key, params IReadOnlyList<object> args) => words.In(language, $"policy.paper.{key}", args);
        var from = LongDay.Of(version.EffectiveFrom, here.TimeZone, language);
        var title = Say("title", here.Name);
        List<PaperBlock> blocks =
        [
            new PaperHeading(1, title),
            new PaperText(Say("version", version.Number, from)),
            .. version.Note.Length > 0 ? [new PaperText(Say("note", version.Note))] : Array.Empty<PaperBlock>(),
            new PaperText(Say("hash", version.Hash), small: true),
            new PaperRule(),
        ];
        foreach (var section in version.Sections)
        {
            blocks.Add(new PaperHeading(2, section.Heading));
            blocks.AddRange(MarkedPaper.Of(section.Text, below: 2));
            if (section.Owner is { } owner)
                blocks.Add(new PaperText(section.ReviewOn is { } review ? Say("owner", owner, LongDay.Of(review, language)) : Say("ownerOnly", owner), small: true));
        }

        return Press.Print(new(title, language, Say("foot", here.Name, version.Number), Say("page"), blocks), clock.GetUtcNow());
    }
}
