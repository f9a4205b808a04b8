namespace Quartett.Core.People.Training;

internal enum QuestionKind
{
    Single,
    Multiple,

    /// <summary>The answers stand in the right order in the file.</summary>
    Order,

    /// <summary>"What would you answer?": one of several replies.</summary>
    Scenario,
}

/// <param name="Policy">The section of the policy it is about, POL-01 to POL-19.</param>
/// <param name="Knockout">Whoever gets it wrong does not pass, whatever else is right.</param>
internal sealed record Question(string Id, QuestionKind Kind, string Policy, bool Knockout, string Text, IReadOnlyList<Choice> Answers, string Explanation)
{
    /// <summary>Whether what was chosen (numbers of answers as they stand in the file) is exactly right.</summary>
    public bool IsRight(IReadOnlyList<int> chosen) => Kind == QuestionKind.Order
        ? chosen.SequenceEqual(Enumerable.Range(0, Answers.Count))
        : chosen.Order().SequenceEqual(Enumerable.Range(0, Answers.Count).Where(i => Answers[i].Right));
}

internal sealed record Choice(string Text, bool Right);

/// <summary>The questions of one course in one language.</summary>
internal static class QuestionFile
{
    /// <exception cref="FormatException">The file is not written as the README of this folder says: a mistake of ours.</exception>
    public static IReadOnlyList<Question> Read(string text) =>
        [.. ("\n" + text.ReplaceLineEndings("\n")).Split("\n## ", StringSplitOptions.RemoveEmptyEntries).Where(p => p.Trim().Length > 0).Select(One)];

    private static Question One(string piece)
    {
        var lines = piece.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Split(' ');
        if (head.Length < 3 || !Enum.TryParse<QuestionKind>(head[1], ignoreCase: true, out var kind)) throw new FormatException($"'{lines[0]}' is no head of a question.");
        var answers = lines.Skip(1).Select(l => Answer(l, kind)).OfType<Choice>().ToList();
        var asked = string.Join(' ', lines.Skip(1).TakeWhile(l => Answer(l, kind) is null));
        var explained = string.Join(' ', lines.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..]));
        return answers.Count > 1 && explained.Length > 0
            ? new(head[0], kind, head[2], head.Length > 3 && head[3] == "ko", asked, answers, explained)
            : throw new FormatException($"{head[0]} needs two answers and an explanation.");
    }

    private static Choice? Answer(string line, QuestionKind kind) => line switch
    {
        ['-', ' ', '[', 'x', ']', ' ', .. var right] => new(right, true),
        ['-', ' ', '[', ' ', ']', ' ', .. var wrong] => new(wrong, false),
        [>= '1' and <= '9', '.', ' ', .. var step] when kind == QuestionKind.Order => new(step, true),
        _ => null,
    };
}
