using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Quartett.Core.Policies.Drafts;

/// <summary>Reads fields as people and programs write them: a number may stand in quotes, a moment may lack its offset. What cannot be meant is refused.</summary>
internal static class DraftJson
{
    extension(JsonElement json)
    {
        /// <summary>The field, or <c>null</c> when it is absent.</summary>
        public JsonElement? Field(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

        /// <summary>The field, or <c>null</c> when it is absent or null.</summary>
        public JsonElement? Given(string name) => json.Field(name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

        public bool Has(string name) => json.Field(name) is not null;

        public string? Text(string name) => json.Given(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            var other => throw Wrong(name, other.Value),
        };

        public bool? Flag(string name) => json.Given(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
            { ValueKind: JsonValueKind.String } => null,
            var other => throw Wrong(name, other.Value),
        };

        /// <summary>Something is there: not false, not empty.</summary>
        public bool Any(string name) => json.Given(name) switch
        {
            null => false,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } text => text.GetString() is not ("" or "none"),
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
            _ => true,
        };

        public int? Number(string name) => json.Given(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
            { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString()!.TrimStart('v', 'V'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
            var other => throw Wrong(name, other.Value),
        };

        public decimal? Amount(string name) => json.Given(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => value,
            { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.GetString()!.TrimEnd('€', ' ').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) => value,
            var other => throw Wrong(name, other.Value),
        };

        public IEnumerable<JsonElement> List(string name) => json.Given(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            var other => throw Wrong(name, other.Value),
        };

        /// <summary>Strings, or objects of which one field is meant.</summary>
        public IReadOnlyList<string> Words(string name, params string[] fields) =>
            [.. json.List(name).Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : fields.Select(f => e.Text(f)).FirstOrDefault(v => v is not null)).OfType<string>().Where(w => w.Length > 0)];

        public DateOnly? Day(string name, DateTimeZone zone) => json.Moment(name, zone) is { } moment ? Instant.FromDateTimeOffset(moment).InZone(zone).Date.ToDateOnly() : null;

        public DateTimeOffset? Moment(string name, DateTimeZone zone) => json.Given(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text when Moments.TryRead(text.GetString()!, zone, out var moment) => moment,
            var other => throw Wrong(name, other.Value),
        };
    }

    public static DraftException Wrong(string field, JsonElement value) => new("draft.field", field, value.GetRawText());
}

/// <summary>Moments in ISO 8601; without an offset they are meant on the wall clock.</summary>
internal static class Moments
{
    public static bool TryRead(string text, DateTimeZone zone, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length < 10 || !char.IsAsciiDigit(text[0])) return false;
        var time = text.IndexOf('T', StringComparison.Ordinal);
        var hasOffset = time > 0 && (text.EndsWith('Z') || text.AsSpan(time).ContainsAny('+', '-'));
        if (hasOffset) return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        moment = LocalDateTime.FromDateTime(local).InZoneLeniently(zone).ToDateTimeOffset();
        return true;
    }
}
