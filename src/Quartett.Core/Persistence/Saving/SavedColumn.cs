using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Saving;

/// <summary>What a column holds, independent of how a database stores it.</summary>
internal enum ColumnKind
{
    Text,
    Id,
    Moment,
    Flag,
    Whole,
    Real,
    Bytes,

    /// <summary>A JSON document where the database knows such a thing.</summary>
    Document,
}

/// <summary>One column of a saved table, and how its values travel between SQLite, PostgreSQL and the backup.</summary>
internal sealed record SavedColumn(string Name, ColumnKind Kind)
{
    public static SavedColumn Of(IColumn column)
    {
        var mapping = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0] : null;
        return new(column.Name, mapping is null ? ColumnKind.Document : KindOf(mapping.Property, column));
    }

    private static ColumnKind KindOf(IProperty property, IColumn column)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(Guid) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStrongId<>))) return ColumnKind.Id;
        if (type == typeof(DateTimeOffset)) return ColumnKind.Moment;
        var stored = column.StoreTypeMapping.Converter?.ProviderClrType ?? property.GetTypeMapping().Converter?.ProviderClrType ?? type;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        return stored switch
        {
            _ when stored == typeof(string) => ColumnKind.Text,
            _ when stored == typeof(bool) => ColumnKind.Flag,
            _ when stored == typeof(byte[]) => ColumnKind.Bytes,
            _ when stored == typeof(double) || stored == typeof(float) || stored == typeof(decimal) => ColumnKind.Real,
            _ when stored == typeof(int) || stored == typeof(long) || stored == typeof(short) || stored == typeof(uint) || stored.IsEnum => ColumnKind.Whole,
            _ => throw new InvalidOperationException($"A backup does not know how to keep {column.Table.Name}.{column.Name}."),
        };
    }

    public void Write(Utf8JsonWriter line, object value)
    {
        if (value is DBNull)
        {
            line.WriteNullValue();
            return;
        }

        switch (Kind)
        {
            case ColumnKind.Id:
                line.WriteStringValue(value is Guid id ? id : Guid.Parse((string)value));
                break;
            case ColumnKind.Moment:
                line.WriteStringValue(Utc(value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Flag:
                line.WriteBooleanValue(Convert.ToBoolean(value, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Whole:
                line.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Real:
                line.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Bytes:
                line.WriteBase64StringValue((byte[])value);
                break;
            default:
                line.WriteStringValue((string)value);
                break;
        }
    }

    public object? Read(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Kind switch
    {
        ColumnKind.Id => value.GetGuid(),
        ColumnKind.Moment => value.GetDateTimeOffset().ToUniversalTime(),
        ColumnKind.Flag => value.GetBoolean(),
        ColumnKind.Whole => value.GetInt64(),
        ColumnKind.Real => value.GetDouble(),
        ColumnKind.Bytes => value.GetBytesFromBase64(),
        _ => value.GetString(),
    };

    // Npgsql gives a DateTime in UTC, SQLite the ticks that we store.
    private static DateTimeOffset Utc(object value) => value switch
    {
        long ticks => new DateTimeOffset(ticks, TimeSpan.Zero),
        DateTimeOffset at => at.ToUniversalTime(),
        DateTime at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
        _ => throw new InvalidOperationException($"No moment: {value.GetType().Name}"),
    };
}

/// <summary>A table as it is saved: its name and its columns.</summary>
internal sealed record SavedTable(string Name, IReadOnlyList<SavedColumn> Columns);
