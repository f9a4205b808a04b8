using System.CommandLine;
using System.CommandLine.Help;

namespace Quartett.Web.Commands;

/// <summary>The command line: exit 0 done, 1 refused, 2 wrong usage (docs/interfaces.md).</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, CommandConsole.OfProcess());

    internal static async Task<int> RunAsync(string[] args, CommandConsole console, CancellationToken cancel = default)
    {
        var parsed = Build(new CommandHost(console)).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await console.Error.WriteLineAsync(error.Message);
            await console.Error.WriteLineAsync("script/quartett --help lists the commands.");
            return WrongUsage;
        }

        return await parsed.InvokeAsync(new() { Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false }, cancel);
    }

    // Not the library's root command: that one bears the name of the file that runs, which nobody types.
    internal static Command Build(CommandHost host) => new("quartett", "Quartett's command line. stdout carries the result, with --json as JSON; stderr everything else.")
    {
        new HelpOption { Recursive = true },
        new VersionOption(),
        UserCommands.Build(host),
        WorkspaceCommands.Build(host),
        ChannelCommands.Build(host),
        PostCommands.Build(host),
        SeriesCommands.Build(host),
        AuditCommands.Build(host),
        PolicyCommands.Build(host.Console),
        BackupCommands.Backup(host),
        BackupCommands.Restore(host),
        BackupCommands.Migrate(host),
    };
}
