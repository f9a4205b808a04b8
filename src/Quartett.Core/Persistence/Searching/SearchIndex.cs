using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Searching;

/// <summary>
/// One row of stems per subject. On SQLite an FTS5 table holds them, on PostgreSQL a text search vector under a GIN
/// index; both are made by <see cref="SearchSchema"/> after the migrations.
/// </summary>
internal sealed class SearchIndex(AppDbContext database) : ISearchIndex
{
    private bool Postgres => database.Database.IsNpgsql();

    public async Task PutAsync(WorkspaceId workspace, SearchKind kind, Guid subject, string text, CancellationToken cancel)
    {
        var stems = string.Join(' ', Stems.Of(text));
        if (Postgres)
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "SearchStems" ("Workspace", "Kind", "Subject", "Stems") VALUES ({workspace.Value}, {kind.ToString()}, {subject}, array_to_tsvector(string_to_array({stems}, ' ')))
                 ON CONFLICT ("Subject") DO UPDATE SET "Stems" = excluded."Stems"
                 """,
                cancel);
            return;
        }

        await database.Database.ExecuteSqlAsync(
            $"INSERT OR IGNORE INTO SearchSubjects (Subject, Workspace, Kind) VALUES ({subject.ToString()}, {workspace.Value.ToString()}, {kind.ToString()})", cancel);
        await database.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO SearchStems (rowid, Stems) VALUES ((SELECT Id FROM SearchSubjects WHERE Subject = {subject.ToString()}), {stems})", cancel);
    }

    public async Task<IReadOnlyList<Guid>> FindAsync(WorkspaceId workspace, SearchKind kind, string words, int take, CancellationToken cancel)
    {
        var stems = Stems.Of(words);
        if (stems.Count == 0) return [];
        if (Postgres)
        {
            var query = string.Join(" & ", stems.Select((s, i) => $"'{s}'" + (i == stems.Count - 1 ? ":*" : "")));
            return await database.Database.SqlQuery<Guid>(
                $"""
                 SELECT "Subject" AS "Value" FROM "SearchStems" WHERE "Workspace" = {workspace.Value} AND "Kind" = {kind.ToString()} AND "Stems" @@ CAST({query} AS tsquery)
                 ORDER BY "Subject" DESC LIMIT {take}
                 """).ToListAsync(cancel);
        }

        var match = string.Join(" AND ", stems.Select((s, i) => "\"" + s.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" + (i == stems.Count - 1 ? "*" : "")));
        var found = await database.Database.SqlQuery<string>(
            $"""
             SELECT s.Subject AS Value FROM SearchStems f JOIN SearchSubjects s ON s.Id = f.rowid
             WHERE f.Stems MATCH {match} AND s.Workspace = {workspace.Value.ToString()} AND s.Kind = {kind.ToString()}
             ORDER BY s.Subject DESC LIMIT {take}
             """).ToListAsync(cancel);
        return found.ConvertAll(Guid.Parse);
    }

    public async Task DropAsync(WorkspaceId workspace, SearchKind kind, Guid subject, CancellationToken cancel)
    {
        if (Postgres)
        {
            await database.Database.ExecuteSqlAsync($"""DELETE FROM "SearchStems" WHERE "Subject" = {subject}""", cancel);
            return;
        }

        await database.Database.ExecuteSqlAsync($"DELETE FROM SearchStems WHERE rowid = (SELECT Id FROM SearchSubjects WHERE Subject = {subject.ToString()})", cancel);
        await database.Database.ExecuteSqlAsync($"DELETE FROM SearchSubjects WHERE Subject = {subject.ToString()}", cancel);
    }
}

/// <summary>The tables a migration cannot express; made when they are missing.</summary>
internal static class SearchSchema
{
    private const string Sqlite =
        """
        CREATE TABLE IF NOT EXISTS SearchSubjects (Id INTEGER PRIMARY KEY, Subject TEXT NOT NULL UNIQUE, Workspace TEXT NOT NULL, Kind TEXT NOT NULL);
        CREATE VIRTUAL TABLE IF NOT EXISTS SearchStems USING fts5(Stems, tokenize = "unicode61 remove_diacritics 0");
        """;

    private const string Postgres =
        """
        CREATE TABLE IF NOT EXISTS "SearchStems" ("Subject" uuid PRIMARY KEY, "Workspace" uuid NOT NULL, "Kind" text NOT NULL, "Stems" tsvector NOT NULL);
        CREATE INDEX IF NOT EXISTS "IX_SearchStems_Stems" ON "SearchStems" USING gin ("Stems");
        """;

    public static Task EnsureAsync(AppDbContext database, CancellationToken cancel) =>
        database.Database.ExecuteSqlRawAsync(database.Database.IsNpgsql() ? Postgres : Sqlite, cancel);
}
