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
            foreach (var refusal in refusals) console.Error.WriteLine(Sentence(console.Language, refusal));
        }

        return CommandLine.Refused;
    }

    private SaidRefusal Said(Refusal refusal) =>
        new(refusal.Code, refusal.Field, new(Sentence("de", refusal), Sentence("en", refusal)));

    // On a page the way out is a choice beside the sentence; here it has to be named.
    private string Sentence(string language, Refusal refusal)
    {
        var sentence = words.In(language, refusal.Code, refusal.Args);
        return refusal.Code == "schedule.twice" ? $"{sentence} {words.In(language, "command.fold")}" : sentence;
    }

    private sealed record SaidRefusal(string Code, string? Field, BothLanguages Message);

    private sealed record BothLanguages(string De, string En);
}
