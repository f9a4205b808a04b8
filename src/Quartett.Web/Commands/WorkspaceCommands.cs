using System.CommandLine;
using Quartett.Core.Workspaces.Founding;

namespace Quartett.Web.Commands;

internal static class WorkspaceCommands
{
    public static Command Build(CommandHost host) => new("workspace", "Companies and brands of this installation.") { Add(host), List(host) };

    private static Command Add(CommandHost host)
    {
        var name = Options.Text("--name", "Name of the company.", "N");
        var country = Options.Text("--country", "DE, AT or CH.", "C");
        var language = Options.Text("--language", "Language the company speaks to its public: de or en.", "L");
        var owner = Options.Text("--owner", "E-mail address of the first owner.", "E");
        var sector = new Option<string>("--sector") { DefaultValueFactory = _ => "other", Description = $"Line of business: {string.Join(", ", Places.Sectors)}." };
        var command = new Command("add", "Founds a workspace; its Newsroom is there from the start.") { name, country, language, owner, sector, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.AskAsync(
                new FoundWorkspaceFor(
                    new(parsed.GetRequiredValue(name), parsed.GetRequiredValue(country).ToUpperInvariant(), parsed.GetRequiredValue(sector), parsed.GetRequiredValue(language).ToLowerInvariant()),
                    parsed.GetRequiredValue(owner)),
                session.Machine),
            founded => new { Id = founded.Workspace, founded.Slug },
            founded => $"{founded.Workspace} {founded.Slug}",
            cancel));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var command = new Command("list", "Every workspace with its owners.") { Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.AskAsync(new ListWorkspaces(), session.Machine),
            all => all,
            all => string.Join(Environment.NewLine, all.Select(w => $"{w.Id} {w.Slug} {w.Name} ({string.Join(", ", w.Owners)})")),
            cancel));
        return command;
    }
}
