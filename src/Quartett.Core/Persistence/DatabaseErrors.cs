using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Quartett.Core.Persistence;

/// <summary>What a database's error means, for both databases.</summary>
internal static class DatabaseErrors
{
    /// <summary>Somebody else was quicker; doing it again on fresh rows is right, because then the rules see what the other did.</summary>
    public static bool IsLostRace(Exception error) => error switch
    {
        DbUpdateConcurrencyException => true,
        _ => IsUniqueViolation(error) || Find<PostgresException>(error) is { SqlState: "40001" or "40P01" } || Find<SqliteException>(error) is { SqliteErrorCode: 5 or 6 },
    };

    public static bool IsUniqueViolation(Exception error) =>
        Find<PostgresException>(error) is { SqlState: "23505" } || Find<SqliteException>(error) is { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 };

    private static T? Find<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found) return found;
        }

        return null;
    }
}
