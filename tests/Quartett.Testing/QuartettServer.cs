using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Quartett.Testing;

/// <summary>The product as its users run it: a process of its own with a data folder and an address, ended with the test.</summary>
public sealed class QuartettServer : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private const string ReadySentence = "Quartett ready: ";

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private QuartettServer(string assembly, string dataFolder, string listenOn, IReadOnlyDictionary<string, string> environment, bool demo)
    {
        DataFolder = dataFolder;
        var start = new ProcessStartInfo("dotnet", demo ? [assembly, "serve", "--demo"] : [assembly, "serve"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["QUARTETT_DATA"] = dataFolder;
        start.Environment["ASPNETCORE_URLS"] = listenOn;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new ServerUnavailableException("quartett", Said));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string DataFolder { get; }

    public int ProcessId => process.Id;

    /// <summary>The address of the ready line.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>All it wrote so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>The build the tests themselves were built with.</summary>
    public static string DebugBuild => RepositoryRoot.File("artifacts", "bin", "Quartett.Web", "debug", "Quartett.Web.dll");

    /// <summary>Starts the process without waiting for it.</summary>
    /// <param name="assembly">Quartett.Web.dll of the build to run.</param>
    /// <param name="listenOn">An address; port 0 lets the machine choose.</param>
    public static QuartettServer Begin(
        string assembly, string dataFolder, string listenOn, IReadOnlyDictionary<string, string>? environment = null, bool demo = false) =>
        new(assembly, dataFolder, listenOn, environment ?? new Dictionary<string, string>(StringComparer.Ordinal), demo);

    /// <summary>Starts the process and waits for its ready line.</summary>
    /// <exception cref="ServerUnavailableException">It ended instead; the message has what it said.</exception>
    public static async Task<QuartettServer> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string>? environment = null, bool demo = false, string? assembly = null)
    {
        var server = Begin(assembly ?? DebugBuild, dataFolder, "http://127.0.0.1:0", environment, demo);
        server.Address = await server.ready.Task.WaitAsync(TimeSpan.FromMinutes(4));
        return server;
    }

    /// <summary>Asks it to stop, as a service manager would, and waits.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It is still there after 30 s.</exception>
    public async Task<int> StopAsync()
    {
        if (!process.HasExited)
        {
            _ = SendSignal(process.Id, Terminate);
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    /// <summary>Ends it at once, as a power cut would: <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            _ = SendSignal(process.Id, Kill);
        }

        await EndedAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <exception cref="TimeoutException">It is still there; the message has what it said.</exception>
    public async Task EndedAsync(TimeSpan? patience = null)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience ?? TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The process did not end. It said: {Said}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        Note(line);
        if (line?.StartsWith(ReadySentence, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(new Uri(line[ReadySentence.Length..]));
        }
    }

    private void Note(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
