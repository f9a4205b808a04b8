using System.Reflection;

namespace Quartett.Connectors.Abstractions;

/// <summary>
/// Everything a connector gets for one call: the channel's settings with its secrets, the session it stored last time,
/// an HTTP client that cannot reach addresses it must not reach, and the clock.
/// </summary>
public sealed class ChannelAccess
{
    /// <summary>Settings by property name of the connector's settings class, secrets included.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>
    /// Every request goes through the guard against private addresses; time-outs are the connector's own
    /// (pass a token with a time limit). Redirects are followed and re-checked.
    /// </summary>
    public required HttpClient Http { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The connector's own memory for this channel (tokens, server facts) as it saved it; kept encrypted.</summary>
    public string? Session { get; private set; }

    /// <summary>The workspace's address segment; only the Newsroom needs it.</summary>
    public string Workspace { get; init; } = "";

    private readonly Func<string?, CancellationToken, Task> _save;

    public ChannelAccess(string? session, Func<string?, CancellationToken, Task> save)
    {
        Session = session;
        _save = save;
    }

    /// <summary>Keeps the connector's memory; durable when the task ends.</summary>
    public async Task SaveSessionAsync(string? session, CancellationToken cancel)
    {
        await _save(session, cancel);
        Session = session;
    }

    /// <summary>The settings as the connector's own class; missing keys keep the attribute's default.</summary>
    public T SettingsAs<T>() where T : class, new()
    {
        var typed = new T();
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<SettingAttribute>() is not { } setting) continue;
            property.SetValue(typed, Settings.TryGetValue(property.Name, out var value) && value.Length > 0 ? value : setting.Default);
        }

        return typed;
    }
}
