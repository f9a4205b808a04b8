using System.Globalization;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Texts;
using Quartett.Core.Workspaces;

namespace Quartett.Core.People.Certificates;

internal sealed class PrintCertificateHandler(IHandle<ShowCertificate, CertificateView> shown, IWorkspaces workspaces, IWords words, TimeProvider clock) : IHandle<PrintCertificate, byte[]>
{
    public async Task<Outcome<byte[]>> HandleAsync(PrintCertificate query, Actor actor, CancellationToken cancel)
    {
        // Whoever may see it may print it, and nobody else.
        var asked = await shown.HandleAsync(new(query.Workspace, query.Certificate), actor, cancel);
        if (!asked.Done) return Outcome<byte[]>.Refuse(asked.Refusals);
        var certificate = asked.Value;
        var here = (await workspaces.FindAsync(query.Workspace, cancel))!;
        string Say(string key) => words.In(actor.Language, key);
        string Day(DateTimeOffset at) => LongDay.Of(at, here.TimeZone, actor.Language);
        List<PaperBlock> blocks =
        [
            new PaperText(certificate.Company),
            new PaperHeading(1, Say("training.certificate")),
            new PaperText(Say("certificate.says")),
            new PaperHeading(1, certificate.Person),
            new PaperText(Say("certificate.hasPassed")),
            new PaperHeading(2, $"{certificate.Course} · {certificate.Title}"),
            new PaperList([.. certificate.Contents.Select(c => (IReadOnlyList<PaperRun>)[new PaperRun(c)])]),
            new PaperRule(),
            new PaperText([new($"{Say("certificate.issued")}: ", Strong: true), new(Day(certificate.IssuedAt))]),
            new PaperText([new($"{Say("certificate.until")}: ", Strong: true), new(Day(certificate.Until))]),
            new PaperText([new($"{Say("certificate.version")}: ", Strong: true), new(certificate.Version.ToString(CultureInfo.InvariantCulture))]),
            new PaperText([new($"{Say("certificate.number")}: ", Strong: true), new(certificate.Id.ToString())]),
            new PaperText(Say("certificate.note"), small: true),
        ];
        return Press.Print(new($"{Say("training.certificate")} {certificate.Person}", actor.Language, certificate.Company, Say("policy.paper.page"), blocks), clock.GetUtcNow());
    }
}
