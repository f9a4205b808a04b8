using System.Globalization;
using Markdig;

namespace Quartett.Core.People.Training;

/// <summary>One course in one language, as it is written in its file.</summary>
internal sealed record CourseFile(string Id, int Version, int Minutes, int ValidMonths, IReadOnlyList<string> Policy, CourseAudience For, string Title, string Teaser, string IntroHtml, IReadOnlyList<CourseSection> Sections)
{
    private const string BoxOpens = ":::would ";
    private const string BoxAnswers = "::answer";
    private const string BoxCloses = ":::";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <exception cref="FormatException">The file is not written as the README of this folder says: a mistake of ours.</exception>
    public static CourseFile Read(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts.Length != 3) throw new FormatException("A course begins with its facts between two lines of dashes.");
        var facts = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        var pieces = parts[2].Split("\n## ");
        return new(
            facts["course"], Number(facts["version"]), Number(facts["minutes"]), Number(facts["valid"]), facts["policy"].Split(", "), Enum.Parse<CourseAudience>(facts["for"], ignoreCase: true),
            facts["title"], facts["teaser"], Html(pieces[0]), [.. pieces.Skip(1).Select(Section)]);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static CourseSection Section(string piece)
    {
        var end = piece.IndexOf('\n', StringComparison.Ordinal);
        var (line, id) = (piece[..end], piece.IndexOf(" {#", StringComparison.Ordinal));
        if (id < 0 || id > end) throw new FormatException($"The section '{line}' has no id.");
        return new(line[(id + 3)..].TrimEnd('}'), line[..id], Blocks(piece[(end + 1)..]));
    }

    private static IReadOnlyList<CourseBlock> Blocks(string text)
    {
        List<CourseBlock> blocks = [];
        foreach (var (piece, number) in text.Split(BoxOpens).Select((p, i) => (p, i)))
        {
            var rest = piece;
            if (number > 0)
            {
                var name = piece.IndexOf('\n', StringComparison.Ordinal);
                var answer = piece.IndexOf(BoxAnswers, StringComparison.Ordinal);
                var close = piece.IndexOf('\n' + BoxCloses, StringComparison.Ordinal);
                if (answer < 0 || close < answer) throw new FormatException($"The box '{piece[..name]}' is not closed.");
                blocks.Add(new(Html(piece[name..answer]), piece[..name].Trim(), Html(piece[(answer + BoxAnswers.Length)..close])));
                rest = piece[(close + 1 + BoxCloses.Length)..];
            }

            if (rest.Trim().Length > 0) blocks.Add(new(Html(rest), null, null));
        }

        return blocks;
    }

    private static string Html(string markdown) => Markdown.ToHtml(markdown.Trim(), Pipeline).Trim();
}
