namespace Quartett.Testing;

/// <summary>Debian's browser, for Playwright's <c>ExecutablePath</c> and <c>Args</c>.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<string>> Found = new(FindAsync);

    /// <summary>Headless, quiet, and with no business of its own on the network.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>Where the browser is; installs it when this machine has none.</summary>
    /// <exception cref="ServerUnavailableException">It cannot be had on this machine.</exception>
    public static Task<string> ExecutableAsync() => Found.Value;

    private static async Task<string> FindAsync()
    {
        await using var script = await RunningServer.StartAsync("chromium", CancellationToken.None);
        return script.Read<ReadyLine>().Executable;
    }

    private sealed record ReadyLine(string Executable);
}
