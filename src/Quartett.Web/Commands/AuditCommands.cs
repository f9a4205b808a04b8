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
                ? session.WorkspaceAsync(named).Then(place => session.AskAsync(new VerifyAudit(place.Id), session.Machine))
                : session.AskAsync(new VerifyAudit(null), session.Machine),
            verdict => new { Intact = true, verdict.Entries, verdict.LastHash },
            verdict => $"{verdict.Entries} entries, unbroken, last {verdict.LastHash}",
            cancel));
        return command;
    }
}
