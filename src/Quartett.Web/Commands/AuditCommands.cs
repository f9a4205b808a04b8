using Quartett.Core.Kernel;
using System.CommandLine;
using Quartett.Core.Persistence;

namespace Quartett.Web.Commands;

internal static class AuditCommands
{
    public static Command Build(CommandHost host) => new("audit", "The trail of what happened.") { Verify(host) };

    private static Command Verify(CommandHost host)
    {
        var workspace = new Argument<string?>("W")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Name, address segment or id of the workspace; without one, the entries about the installation itself.",
        };
        var command = new Command("verify", "Recomputes the chain of hashes.") { workspace, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => parsed.GetValue(workspace) is { } named
                ? session.WorkspaceAsync(named).Then(place => IntactAsync(session, place.Id))
                : IntactAsync(session, null),
            verdict => new { Intact = true, Entries = verdict.Lines, verdict.LastHash },
            verdict => $"{verdict.Lines} entries, unbroken, last {verdict.LastHash}",
            cancel));
        return command;
    }

    private static async Task<Outcome<AuditVerification>> IntactAsync(CommandSession session, WorkspaceId? workspace)
    {
        var verified = await session.AskAsync(new VerifyAnyAudit(workspace), session.Machine);
        return verified is { Done: true, Value.FirstBroken: { } broken } ? new Refusal("audit.broken", null, broken) : verified;
    }
}
