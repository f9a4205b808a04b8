using System.Text.RegularExpressions;

namespace Quartett.Core.Media.Storing;

/// <summary>What a file may be called, in every store the same.</summary>
internal static partial class FileKey
{
    private const int Longest = 200;

    /// <exception cref="ArgumentException">It could lead elsewhere, or a store could not keep it.</exception>
    public static string Checked(string key) =>
        key.Length <= Longest && Form().IsMatch(key) ? key : throw new ArgumentException("Not a key of the file store.", nameof(key));

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*(/[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
