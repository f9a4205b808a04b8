using System.CommandLine;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Web.Commands;

internal static class BackupCommands
{
    public static Command Backup(CommandHost host)
    {
        var (file, passphrase) = (File(), Options.PassphraseFile());
        var command = new Command("backup", "Writes everything into one file, while the server runs; encrypted with a passphrase.") { file, passphrase, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            async session =>
            {
                var made = await session.AskAsync(new BackUp(parsed.GetRequiredValue(file).FullName, Read(parsed.GetValue(passphrase))), session.Machine);
                if (made.Done && !made.Value.WithKey) await SayAsync(session, "backup.withoutKey");
                return made;
            },
            made => made,
            made => made.File,
            cancel));
        return command;
    }

    public static Command Restore(CommandHost host)
    {
        var (file, passphrase) = (File(), Options.PassphraseFile());
        var command = new Command("restore", "Brings a backup back into an empty data folder, and into PostgreSQL when that is configured.") { file, passphrase, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            async session =>
            {
                var restored = await session.AskAsync(new RestoreBackup(parsed.GetRequiredValue(file).FullName, Read(parsed.GetValue(passphrase))), session.Machine);
                if (restored.Done && !restored.Value.KeyRestored) await SayAsync(session, "restore.withoutKey");
                return restored;
            },
            restored => restored,
            restored => $"{restored.Rows} rows and {restored.Files} files, as of {restored.TakenAt:O}",
            cancel,
            bringUpToDate: false));
        return command;
    }

    public static Command Migrate(CommandHost host)
    {
        var command = new Command("migrate", "Brings the database up to date; the server does the same when it starts.") { Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync<Nothing>(
            parsed, _ => Task.FromResult<Outcome<Nothing>>(Nothing.AtAll), _ => new { Done = true }, _ => "", cancel));
        return command;
    }

    private static Argument<FileInfo> File() => new("FILE") { Description = "The backup." };

    private static string? Read(FileInfo? file)
    {
        if (file is null) return null;
        if (!file.Exists) throw new UsageException($"There is no file {file.FullName}.");
        using var reader = file.OpenText();
        return reader.ReadLine()?.TrimEnd('\r') ?? "";
    }

    private static Task SayAsync(CommandSession session, string key) => session.Console.Error.WriteLineAsync(session.Service<Words>().In(session.Console.Language, key));
}
