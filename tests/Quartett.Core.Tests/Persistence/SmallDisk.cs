using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Persistence.Sqlite;

namespace Quartett.Core.Tests.Persistence;

/// <summary>A disk for SQLite that a test can fill and clear: SQLite itself then refuses to let its file grow, or to write at all.</summary>
internal sealed class SmallDisk : DbConnectionInterceptor
{
    private const string Room = "PRAGMA max_page_count=1073741823; PRAGMA query_only=OFF;";
    private volatile string _now = Room;

    public void PutUnder(IServiceCollection services) => services.ConfigureDbContext<SqliteAppDbContext>(options => options.AddInterceptors(this));

    /// <summary>What needs no new page still goes through, as on a real disk.</summary>
    public void Fill() => _now = "PRAGMA max_page_count=1;";

    /// <summary>Nothing at all goes through.</summary>
    public void MountForReading() => _now = "PRAGMA query_only=ON;";

    public void Clear() => _now = Room;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _now;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _now;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
