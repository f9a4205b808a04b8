using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quartett.Core.Persistence.Saving;

/// <summary>The last entry of a backup: without it the backup is not whole.</summary>
/// <param name="Format">Rises when an older Quartett could no longer read the backup.</param>
/// <param name="Migration">Name of the last migration the rows have seen.</param>
internal sealed record Manifest(int Format, string Product, DateTimeOffset TakenAt, string Migration, bool HasKey, IReadOnlyList<SavedEntry> Entries)
{
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static Manifest? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Name">Path inside the backup.</param>
/// <param name="Rows">For tables: how many rows.</param>
internal sealed record SavedEntry(string Name, long Bytes, string Sha256, long? Rows = null);

/// <summary>The backup cannot be read; the code says why.</summary>
internal sealed class UnreadableBackupException(string code, Exception? inner = null) : Exception($"The backup cannot be read: {code}", inner)
{
    public string Code { get; } = code;
}
