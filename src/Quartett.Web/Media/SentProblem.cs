using Quartett.Core.Kernel;
using Quartett.Core.Media;

namespace Quartett.Web.Media;

/// <summary>A refusal that came back in the address after a form was sent. Only codes that exist and short words are believed.</summary>
internal static class SentProblem
{
    private const int LongestWord = 20;
    private static readonly string[] Codes = [.. MediaCodes.All, "media.missing", "media.broken", "kernel.forged", "kernel.notAllowed", "kernel.diskFull"];

    public static Refusal? Read(string? code, string[]? of) =>
        code is null || !Codes.Contains(code, StringComparer.Ordinal)
            ? null
            : new(code, "file", [.. Enumerable.Range(0, 3).Select(i => of?.ElementAtOrDefault(i) is { Length: <= LongestWord } word && word.All(char.IsAsciiLetterOrDigit) ? word : "")]);
}
