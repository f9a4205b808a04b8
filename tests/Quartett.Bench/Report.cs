using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quartett.Testing;

namespace Quartett.Bench;

/// <summary>The table for people and the file for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print(TextWriter to, IReadOnlyList<Row> rows)
    {
        var wide = rows.Max(row => row.Case.Length);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"case".PadRight(wide)}  {"size",-10} {"value",10} unit  {"of limit",8}"));
        foreach (var row in rows)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Case.PadRight(wide)}  {row.Size,-10} {row.Value,10:0.0#} {row.Unit,-4}  {row.Ratio,8:0.00}{(row.Ratio > 1 ? "  over" : "")}"));
        }

        to.WriteLine($"\n{rows[0].Machine}");
    }

    public static async Task WriteAsync(string name, IReadOnlyList<Row> rows)
    {
        var folder = RepositoryRoot.File("artifacts", "bench");
        Directory.CreateDirectory(folder);
        await using var file = File.Create(Path.Combine(folder, $"{name}.json"));
        await JsonSerializer.SerializeAsync(file, rows, Json);
    }
}
