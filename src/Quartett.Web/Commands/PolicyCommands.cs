using System.CommandLine;
using System.Globalization;
using Quartett.Core.Policies;

namespace Quartett.Web.Commands;

/// <summary>Asks the rules about drafts in a file. Needs no data folder, no database and no network.</summary>
internal static class PolicyCommands
{
    public static Command Build(CommandConsole console) => new("policy", "The rules.") { Check(console) };

    private static Command Check(CommandConsole console)
    {
        var file = new Option<string>("--file") { Required = true, Description = "Drafts, one JSON object to a line; - reads the standard input.", HelpName = "F" };
        var now = new Option<string?>("--now") { Description = "The moment of drafts that do not say when they go out (ISO 8601); else the clock.", HelpName = "ISO" };
        var command = new Command("check", "Judges drafts, each by what it says about itself.") { file, Options.Json, now };
        command.SetAction(async (parsed, cancel) =>
        {
            var moment = TimeProvider.System.GetUtcNow();
            if (parsed.GetValue(now) is { } written && !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out moment))
            {
                await console.Error.WriteLineAsync($"--now is no moment in ISO 8601: {written}");
                return CommandLine.WrongUsage;
            }

            try
            {
                var path = parsed.GetValue(file)!;
                using var opened = path == "-" ? null : new StreamReader(path);
                await AnswerAsync(opened ?? console.Input, console, parsed.GetValue(Options.Json), moment, cancel);
                return CommandLine.Done;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                await console.Error.WriteLineAsync($"The file cannot be read: {unreadable.Message}");
                return CommandLine.WrongUsage;
            }
        });
        return command;
    }

    private static async Task AnswerAsync(TextReader drafts, CommandConsole console, bool json, DateTimeOffset now, CancellationToken cancel)
    {
        var check = DraftCheck.Standalone();
        var words = new Words(new NoHost());
        var number = 0;
        var blank = 0;
        while (await drafts.ReadLineAsync(cancel) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                // Empty lines at the end are no drafts.
                blank++;
                continue;
            }

            for (; blank > 0; blank--) await SayAsync(check.Check("", number - blank, now));
            await SayAsync(check.Check(line.TrimStart('\uFEFF'), number, now));
        }

        Task SayAsync(CheckedDraft answer) => console.Output.WriteLineAsync(json ? CommandJson.Write(Json(answer, words)) : Text(answer, words, console.Language));
    }

    private static object Json(CheckedDraft answer, Words words) => answer.Verdict is { } verdict
        ? new
        {
            n = answer.Name,
            verdict = verdict.ToString().ToLowerInvariant(),
            findings = answer.Findings!.Select(f => new
            {
                rule = f.Finding.Rule,
                severity = f.Finding.Severity.ToString().ToLowerInvariant(),
                field = f.Finding.Field,
                start = f.Finding.Start,
                length = f.Finding.Length,
                message = Message(f.Finding.Code, f.Finding.Args, words),
                section = f.Card?.Section ?? "",
                reference = f.Card?.Reference ?? "",
            }),
        }
        : new { n = answer.Name, error = new { code = "invalid", message = Message(answer.Problem!, answer.ProblemArgs, words) } };

    private static object Message(string code, IReadOnlyList<object> args, Words words) => new { de = words.In("de", code, args), en = words.In("en", code, args) };

    private static string Text(CheckedDraft answer, Words words, string language) => answer.Verdict is { } verdict
        ? string.Join('\n', answer.Findings!.Select(f => $"  {f.Finding.Rule} {f.Finding.Severity.ToString().ToLowerInvariant()}: {words.In(language, f.Finding.Code, f.Finding.Args)}").Prepend($"{answer.Name}: {verdict.ToString().ToLowerInvariant()}"))
        : $"{answer.Name}: {words.In(language, answer.Problem!, answer.ProblemArgs)}";
}
