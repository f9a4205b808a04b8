using System.Security.Cryptography;
using System.Text;

namespace Quartett.Core.Policies.Writing;

/// <summary>The whole text of a policy, and the number that stands for exactly this text.</summary>
internal static class PolicyHash
{
    /// <summary>Every section with its heading, line ends as on Unix, letters composed: the same words are the same bytes.</summary>
    public static string WholeText(IEnumerable<WrittenSection> sections) =>
        string.Join("\n\n", sections.Select(s => $"# {Plain(s.Heading)}\n\n{Plain(s.Text)}")) + "\n";

    public static string Of(IEnumerable<WrittenSection> sections) => Of(WholeText(sections));

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Plain(string text) => text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).Trim();
}
