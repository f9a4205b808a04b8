using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Quartett.Core.Kernel;

/// <summary>Finds text in a command that no database would take, by looking at everything it consists of.</summary>
internal static class Unstorable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    /// <returns>One refusal for each text, at its field; those of a command's own content are named without the content's name.</returns>
    public static IEnumerable<Refusal> In(object command) => OfProperties(command).SelectMany(part => part.Value switch
    {
        string or IEnumerable => Of(part.Value, part.Name),
        _ => OfProperties(part.Value).SelectMany(inner => Of(inner.Value, inner.Name)),
    });

    private static IEnumerable<Refusal> Of(object value, string field) => value switch
    {
        string text => StorableText.Is(text) ? [] : [new Refusal("input.unstorable", field)],
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.SelectMany(p => Of(p.Value, p.Key).Concat(Of(p.Key, field))),
        IEnumerable list => list.Cast<object?>().SelectMany((one, at) => one is null ? [] : Of(one, one is string ? field : $"{field}[{at}]")),
        _ => OfProperties(value).SelectMany(part => Of(part.Value, $"{field}.{part.Name}")),
    };

    private static IEnumerable<(string Name, object Value)> OfProperties(object whole) =>
        Parts.GetOrAdd(whole.GetType(), static type => [.. Telling(type)])
            .Select(part => (JsonNamingPolicy.CamelCase.ConvertName(part.Name), part.GetValue(whole)!)).Where(part => part.Item2 is not null);

    // Numbers, ids and moments hold no text; what is not ours (a stream) is judged by whoever reads it.
    private static IEnumerable<PropertyInfo> Telling(Type type) => type.Namespace?.StartsWith("Quartett", StringComparison.Ordinal) != true
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part =>
            part.CanWrite && part.GetIndexParameters().Length == 0 && !part.PropertyType.IsValueType && (part.PropertyType == typeof(string)
            || typeof(IEnumerable).IsAssignableFrom(part.PropertyType) || part.PropertyType.Namespace?.StartsWith("Quartett", StringComparison.Ordinal) == true));
}
