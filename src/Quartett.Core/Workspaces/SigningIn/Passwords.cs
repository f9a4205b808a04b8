using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Length is what protects; rules about signs only make people write passwords down.</summary>
public static class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 200;

    internal static IEnumerable<Refusal> Check(string? password, string field)
    {
        if (string.IsNullOrEmpty(password) || password.Length < Shortest) yield return new("signin.passwordShort", field, Shortest);
        else if (password.Length > Longest) yield return new("signin.passwordLong", field, Longest);
    }
}

/// <summary>Names and mail addresses as people type them.</summary>
internal static class Inputs
{
    private const int LongestName = 100;

    public static IEnumerable<Refusal> CheckName(string? name, string field)
    {
        if (string.IsNullOrWhiteSpace(name)) yield return new("input.missing", field);
        else if (name.Trim().Length > LongestName) yield return new("input.tooLong", field, LongestName);
    }

    public static IEnumerable<Refusal> CheckEmail(string? email, string field)
    {
        if (string.IsNullOrWhiteSpace(email)) yield return new("input.missing", field);
        else if (!IsEmail(email.Trim())) yield return new("input.email", field);
    }

    private static bool IsEmail(string text) =>
        text.Length <= 254 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';')
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@')
        && at < text.Length - 1 && MimeKit.MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text;
}
