using System.Text.Json;

namespace Quartett.Testing;

/// <summary>What a server script says when it is ready, and the way to end it.</summary>
/// <param name="Ready">The script's line of JSON, or what the environment gave instead.</param>
/// <param name="Script">Absent when the server belongs to somebody else, who started it for the whole run.</param>
internal sealed record RunningServer(string Ready, ServerScript? Script) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Uses the server named by the environment variable, else starts one of its own.</summary>
    public static async Task<RunningServer> ReuseOrStartAsync(string name, string variable, CancellationToken cancellation) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given
            ? new RunningServer(given, null)
            : await StartAsync(name, cancellation);

    public static async Task<RunningServer> StartAsync(
        string name, CancellationToken cancellation, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (script, ready) = await ServerScript.StartAsync(name, cancellation, environment);
        return new RunningServer(ready, script);
    }

    public T Read<T>() =>
        JsonSerializer.Deserialize<T>(Ready, Web) ?? throw new JsonException($"A server said '{Ready}' where JSON was awaited.");

    public ValueTask DisposeAsync() => Script?.DisposeAsync() ?? ValueTask.CompletedTask;
}
