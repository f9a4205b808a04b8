using Microsoft.EntityFrameworkCore;

namespace Quartett.Core.Persistence.Saving;

/// <summary>The search index, which the two databases keep in different shapes, as one table of stems.</summary>
internal static class SearchTable
{
    public static readonly SavedTable Saved = new(
        "SearchStems",
        [new("Subject", ColumnKind.Id), new("Workspace", ColumnKind.Id), new("Kind", ColumnKind.Text), new("Stems", ColumnKind.Text)]);

    public static string Select(AppDbContext database) => database.Database.IsNpgsql()
        ? """SELECT "Subject", "Workspace", "Kind", array_to_string(tsvector_to_array("Stems"), ' ') FROM "SearchStems" """
        : "SELECT s.Subject, s.Workspace, s.Kind, f.Stems FROM SearchStems f JOIN SearchSubjects s ON s.Id = f.rowid";

    public static Task InsertAsync(AppDbContext database, IReadOnlyList<object?> row, CancellationToken cancel)
    {
        var (subject, workspace, kind, stems) = ((Guid)row[0]!, (Guid)row[1]!, (string)row[2]!, (string)row[3]!);
        return database.Database.IsNpgsql()
            ? database.Database.ExecuteSqlAsync(
                $"""INSERT INTO "SearchStems" ("Subject", "Workspace", "Kind", "Stems") VALUES ({subject}, {workspace}, {kind}, to_tsvector('simple', {stems}))""", cancel)
            : SqliteAsync(database, subject.ToString(), workspace.ToString(), kind, stems, cancel);
    }

    private static async Task SqliteAsync(AppDbContext database, string subject, string workspace, string kind, string stems, CancellationToken cancel)
    {
        await database.Database.ExecuteSqlAsync($"INSERT INTO SearchSubjects (Subject, Workspace, Kind) VALUES ({subject}, {workspace}, {kind})", cancel);
        await database.Database.ExecuteSqlAsync($"INSERT INTO SearchStems (rowid, Stems) VALUES (last_insert_rowid(), {stems})", cancel);
    }
}
