using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Writing;

/// <summary>
/// One section before it is adapted. <c>{{company}}</c> and the like are filled in; a line that begins with <c>{{if council}}</c> stays
/// only where that holds.
/// </summary>
internal sealed partial record Template(string Title, string Text)
{
    private const string Deeper = "\n\n\n";

    /// <exception cref="FormatException">The file does not begin with its title: a mistake of ours.</exception>
    public static Template Read(string source)
    {
        var text = source.ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text.StartsWith("# ", StringComparison.Ordinal) && end > 0 ? new(text[2..end].Trim(), text[end..].Trim()) : throw new FormatException("A template begins with its title.");
    }

    /// <exception cref="FormatException">It asks for something the interview does not know: a mistake of ours.</exception>
    public string Fill(Answers answers)
    {
        var lines = Text.Split('\n').Select(line => Kept(line, answers)).OfType<string>();
        var text = string.Join('\n', lines);
        while (text.Contains(Deeper, StringComparison.Ordinal)) text = text.Replace(Deeper, "\n\n", StringComparison.Ordinal);
        // One pass: what somebody has answered is text and never a placeholder.
        return Placeholder().Replace(text.Trim(), found => answers.Of(found.Groups["name"].Value));
    }

    private static string? Kept(string line, Answers answers) =>
        Condition().Match(line) is not { Success: true } condition ? line
        : answers.Holds(condition.Groups["name"].Value) ? line[condition.Length..]
        : null;

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\{\{if (?<name>[A-Za-z-]+)\}\} ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition();
}

/// <summary>What the templates may ask for.</summary>
/// <param name="Sector">Code of the line of business.</param>
/// <param name="SectorName">In the language of the text.</param>
/// <param name="Nobody">What stands for a deputy who is not named yet.</param>
internal sealed record Answers(PolicyInterview Interview, string Company, string Country, string Sector, string SectorName, string Nobody)
{
    private const string Marks = "\\`*_[]<>|~#";

    public string Of(string placeholder) => placeholder switch
    {
        "company" => Safe(Company),
        "sector" => Safe(SectorName),
        "responsible" => Safe(Interview.Responsible),
        "deputy" => Safe(string.IsNullOrWhiteSpace(Interview.Deputy) ? Nobody : Interview.Deputy),
        "hours" => Safe(Interview.ServiceHours),
        _ => throw new FormatException($"The interview knows nothing of '{placeholder}'."),
    };

    public bool Holds(string condition) => condition switch
    {
        "sie" => Interview.Formal,
        "du" => !Interview.Formal,
        "alone" => Interview.Alone,
        "team" => !Interview.Alone,
        "council" => Interview.WorksCouncil,
        "no-council" => !Interview.WorksCouncil,
        "ai" => Interview.Ai == AiUse.Allowed,
        "ai-review" => Interview.Ai == AiUse.WithReview,
        "any-ai" => Interview.Ai != AiUse.None,
        "no-ai" => Interview.Ai == AiUse.None,
        "de" or "at" or "ch" => string.Equals(Country, condition, StringComparison.OrdinalIgnoreCase),
        "health" or "food" or "automotive" or "realEstate" or "finance" => Sector == condition,
        _ => throw new FormatException($"The interview knows nothing of '{condition}'."),
    };

    // What people call themselves is no mark, and braces would look as if something had been left open.
    private static string Safe(string answer) =>
        string.Concat(string.Join(' ', answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(c => c switch
        {
            '{' => "(",
            '}' => ")",
            _ when Marks.Contains(c, StringComparison.Ordinal) => $"\\{c}",
            _ => c.ToString(),
        }));
}
