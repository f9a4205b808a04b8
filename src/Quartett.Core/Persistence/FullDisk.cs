using Microsoft.Data.Sqlite;
using Npgsql;

namespace Quartett.Core.Persistence;

/// <summary>What says that the disk behind the database or the files takes nothing more: full, a quota used up, or mounted for reading only.</summary>
internal static class FullDisk
{
    /// <summary>As the file system says "no space left".</summary>
    public const int NoSpace = 28;

    private const int TooLargeForLimit = 27;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaUsedUp = 122;
    private const int FullOnWindows = unchecked((int)0x80070070);
    private const int HandleFullOnWindows = unchecked((int)0x80070027);

    private const int SqliteReadOnly = 8;
    private const int SqliteFull = 13;

    // The write itself, its arrival on the disk, and the growing of SQLite's shared memory, which is a file as well.
    private static readonly int[] SqliteCannotWrite = [778, 1034, 4874];

    // A server that ran full says 53100; many a hosted one lets its database be read only from then on.
    private static readonly string[] PostgresCannotWrite = ["53100", "25006"];

    public static bool IsBehind(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (Says(error)) return true;
        }

        return false;
    }

    private static bool Says(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: SqliteFull or SqliteReadOnly } => true,
        SqliteException { SqliteExtendedErrorCode: var code } => SqliteCannotWrite.Contains(code),
        PostgresException { SqlState: var state } => PostgresCannotWrite.Contains(state, StringComparer.Ordinal),
        IOException { HResult: NoSpace or TooLargeForLimit or ReadOnlyFileSystem or QuotaUsedUp or FullOnWindows or HandleFullOnWindows } => true,
        _ => false,
    };
}
