using System.CommandLine;

namespace Quartett.Web.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print the result, or the refusal, as JSON." };

    public static Option<string> As() => new("--as") { Required = true, Description = "E-mail address of the person in whose name it happens.", HelpName = "EMAIL" };

    public static Option<string?> AsOrNobody() => new("--as") { Description = "E-mail address of the person who looks; else the machine itself.", HelpName = "EMAIL" };

    public static Option<string> Workspace() => new("--workspace") { Required = true, Description = "Name, address segment or id of the workspace.", HelpName = "W" };

    public static Option<string?> WorkspaceIfNeeded() => new("--workspace") { Description = "Name, address segment or id of the workspace; found by itself when absent.", HelpName = "W" };

    public static Option<FileInfo?> PassphraseFile() => new("--passphrase-file") { Description = "File whose first line is the passphrase.", HelpName = "P" };

    public static Option<string> Text(string name, string description, string help) => new(name) { Required = true, Description = description, HelpName = help };
}
