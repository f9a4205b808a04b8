using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Quartett.Core.Kernel;

namespace Quartett.Web.Commands;

/// <summary>JSON as outsiders read it: names in camel case, plain Guids, umlauts as they are, a known field never missing.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new StrongIdJson(), new DayJson(), new TimeOfDayJson(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(object? value) => JsonSerializer.Serialize(value, Json);
}
