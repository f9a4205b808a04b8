using Quartett.Core.Kernel;

namespace Quartett.Web.Commands;

/// <summary>Prints what a command has to say.</summary>
internal sealed class Answers(CommandConsole console, Words words)
{
    public int Done(string result)
    {
        if (result.Length > 0) console.Output.WriteLine(result);
        return CommandLine.Done;
    }

    /// <summary>With --json on stdout, because a program reads it there; else as a sentence on stderr.</summary>
    public int Refuse(IReadOnlyList<Refusal> refusals, bool asJson)
    {
        if (asJson)
        {
            var first = Said(refusals[0]);
            console.Output.WriteLine(CommandJson.Write(new { first.Code, first.Field, first.Message, Refusals = refusals.Select(Said) }));
        }
        else
        {
            foreach (var refusal in refusals) console.Error.WriteLine(words.In(console.Language, refusal.Code, refusal.Args));
        }

        return CommandLine.Refused;
    }

    private SaidRefusal Said(Refusal refusal) =>
        new(refusal.Code, refusal.Field, new(words.In("de", refusal.Code, refusal.Args), words.In("en", refusal.Code, refusal.Args)));

    private sealed record SaidRefusal(string Code, string? Field, BothLanguages Message);

    private sealed record BothLanguages(string De, string En);
}
