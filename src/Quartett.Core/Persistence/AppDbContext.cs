using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

/// <summary>
/// The database. Names no entity: each module's table configurations are listed when it is built. Every row that belongs
/// to a workspace is filtered by it, and saving a row of another workspace fails.
/// </summary>
internal abstract class AppDbContext(DbContextOptions options, WorkspaceWalls walls) : DbContext(options), IDataProtectionKeyContext
{
    public const string WorkspaceFilter = "workspace";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    // Query filters read these on every query, so they follow the walls of the running use case.
    internal WorkspaceId CurrentWorkspace => walls.Current ?? default;

    internal bool SeesAll => walls.SeesAll;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Lists.ApplyTables(modelBuilder);
        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(IRowInWorkspace).IsAssignableFrom(type.ClrType)) FilterByWorkspace(modelBuilder, type);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Lists.ConvertIds(configurationBuilder);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseRowsOfOthers();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseRowsOfOthers();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    private void RefuseRowsOfOthers()
    {
        if (walls.SeesAll) return;
        foreach (var entry in ChangeTracker.Entries<IRowInWorkspace>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.Entity.WorkspaceId != CurrentWorkspace)
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another workspace was about to be written.");
        }
    }

    private void FilterByWorkspace(ModelBuilder modelBuilder, IMutableEntityType type)
    {
        var row = Expression.Parameter(type.ClrType, "row");
        var self = Expression.Constant(this);
        var own = Expression.Equal(
            Expression.Property(row, nameof(IRowInWorkspace.WorkspaceId)),
            Expression.Property(self, typeof(AppDbContext), nameof(CurrentWorkspace)));
        var all = Expression.Property(self, typeof(AppDbContext), nameof(SeesAll));
        modelBuilder.Entity(type.ClrType).HasQueryFilter(WorkspaceFilter, Expression.Lambda(Expression.OrElse(all, own), row));
    }
}

/// <summary>A row that belongs to one workspace.</summary>
internal interface IRowInWorkspace
{
    WorkspaceId WorkspaceId { get; }
}

internal sealed class StrongIdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make(value)) where T : struct, IStrongId<T>
{
    private static T Make(Guid value) => T.From(value);
}
