using System.Reflection;
using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Channels;

/// <summary>Every connector found, by key. Nobody lists them anywhere.</summary>
public sealed class Networks(IEnumerable<IConnector> connectors)
{
    private readonly Dictionary<string, IConnector> _byKey = connectors.ToDictionary(c => c.Network.Key, StringComparer.Ordinal);

    public IReadOnlyCollection<IConnector> All => _byKey.Values;

    public IConnector? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The fields of the form for a new channel, in order.</summary>
    public static IReadOnlyList<SettingField> FieldsOf(IConnector connector) =>
    [
        .. connector.SettingsType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (p.Name, Setting: p.GetCustomAttribute<SettingAttribute>()))
            .Where(p => p.Setting is not null)
            .OrderBy(p => p.Setting!.Order)
            .Select(p => new SettingField(p.Name, p.Setting!)),
    ];
}

/// <summary>One field of a channel's form.</summary>
public sealed record SettingField(string Name, SettingAttribute Setting)
{
    public string Label(string language) => language == "de" ? Setting.De : Setting.En;

    public string Help(string language) => language == "de" ? Setting.HelpDe : Setting.HelpEn;
}
