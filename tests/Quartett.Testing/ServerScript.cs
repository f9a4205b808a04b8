using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Quartett.Testing;

/// <summary>
/// A running script of <c>tests/servers</c>. It owns its process group, and it stops when its standard input closes: whatever
/// way the tests end, even killed, no server outlives them.
/// </summary>
internal sealed class ServerScript : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;

    private readonly Process process;
    private readonly StringBuilder errors = new();

    private ServerScript(string name, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("setsid", [RepositoryRoot.File("tests", "servers", $"{name}.sh")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["STOP_WITH_STDIN"] = "1";
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable] = value;
        }

        process = Process.Start(start) ?? throw new ServerUnavailableException(name, "its script did not start");
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts the script and waits for its line of JSON. The first time ever, that includes installing the server.</summary>
    /// <exception cref="ServerUnavailableException">The server cannot be had; the message carries what the script said.</exception>
    public static async Task<(ServerScript Script, string Ready)> StartAsync(
        string name, CancellationToken cancellation, IReadOnlyDictionary<string, string>? environment = null)
    {
        var script = new ServerScript(name, environment);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        try
        {
            return (script, await script.ReadyLineAsync(name, patience.Token));
        }
        catch
        {
            await script.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says a line to the script; what it understands stands at its head.</summary>
    public async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AskToStop();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync($"A test server had to be killed: {Said()}");
        }

        // the whole group: a server whose script died before it could tidy up
        _ = SendSignal(-process.Id, Kill);
        process.Dispose();
    }

    private async Task<string> ReadyLineAsync(string name, CancellationToken cancellation)
    {
        string? line;
        try
        {
            line = await process.StandardOutput.ReadLineAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            throw new ServerUnavailableException(name, $"it was not ready in time. {Said()}");
        }

        return line ?? throw new ServerUnavailableException(name, Said());
    }

    private void AskToStop()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it has ended already
        }

        if (!process.HasExited)
        {
            _ = SendSignal(process.Id, Terminate);
        }
    }

    private string Said()
    {
        lock (errors)
        {
            return errors.ToString().Trim();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
