using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Quartett.Core.Persistence.Sqlite;

/// <summary>Sets every connection to durable commits: an attempt that is recorded survives the plug being pulled.</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    private const string Reading = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000;";
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + Reading;

    // What was said to a connection of the pool holds until it is closed for good; the pool hands it out again for every question.
    private static readonly ConditionalWeakTable<object, object> Instructed = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsNew(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsNew(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static bool IsNew(DbConnection connection) => connection is not SqliteConnection { Handle: { } handle } || Instructed.TryAdd(handle, handle);

    // Asking whether a database exists opens it for reading; there the journal cannot be chosen, and need not be.
    private static string Of(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Reading : Pragmas;
}
