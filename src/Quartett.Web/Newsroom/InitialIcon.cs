using System.Globalization;
using System.Net;
using System.Text;

namespace Quartett.Web.Newsroom;

/// <summary>The company's first letter as the sign in the browser's tab.</summary>
internal static class InitialIcon
{
    public static byte[] Draw(string name)
    {
        var letter = name.Trim() is { Length: > 0 } text ? StringInfo.GetNextTextElement(text).ToUpperInvariant() : "N";
        return Encoding.UTF8.GetBytes(
            $"""
             <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#2b2622"/><text x="32" y="45" font-family="Georgia, serif" font-size="38" text-anchor="middle" fill="#fbf8f3">{WebUtility.HtmlEncode(letter)}</text></svg>
             """);
    }
}
