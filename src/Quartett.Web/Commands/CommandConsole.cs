using System.Text;

namespace Quartett.Web.Commands;

/// <summary>What a command reads and writes. Output is for the result alone; everything else goes to <paramref name="Error"/>.</summary>
internal sealed record CommandConsole(TextReader Input, TextWriter Output, TextWriter Error, IConfiguration Environment)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // UTF-8 whatever the machine's locale: programs read this.
    public static CommandConsole OfProcess() => new(
        new StreamReader(Console.OpenStandardInput(), Utf8),
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>German where the machine speaks German, else English.</summary>
    public string Language => (Environment["LC_ALL"] ?? Environment["LC_MESSAGES"] ?? Environment["LANG"] ?? "").StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
}
