using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>A stop of everything in a workspace; the rows that have ended are its history.</summary>
internal sealed class Hold : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required string ByName { get; init; }

    /// <summary><c>null</c> while it lasts.</summary>
    public DateTimeOffset? Until { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Hold>
    {
        public void Configure(EntityTypeBuilder<Hold> builder)
        {
            builder.ToTable("Holds");
            builder.HasKey(h => h.Id);
            // Two people pressing the button begin one stop.
            builder.HasIndex(h => h.WorkspaceId).IsUnique().HasFilter("\"Until\" IS NULL");
        }
    }
}

internal sealed class HoldDeliveriesHandler(AppDbContext database, Happenings happenings, TimeProvider clock) : IHandle<HoldDeliveries, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(HoldDeliveries command, Actor actor, CancellationToken cancel)
    {
        if (await database.Set<Hold>().AnyAsync(h => h.Until == null, cancel)) return Nothing.AtAll;
        database.Add(new Hold { Id = Guid.CreateVersion7(), WorkspaceId = command.Workspace, Since = clock.GetUtcNow(), ByName = actor.Name });
        happenings.Tell("delivery.allHeld", command.Workspace, null);
        return Nothing.AtAll;
    }
}

internal sealed class ResumeDeliveriesHandler(AppDbContext database, Happenings happenings, TimeProvider clock) : IHandle<ResumeDeliveries, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ResumeDeliveries command, Actor actor, CancellationToken cancel)
    {
        if (await database.Set<Hold>().FirstOrDefaultAsync(h => h.Until == null, cancel) is not { } hold) return Nothing.AtAll;
        hold.Until = clock.GetUtcNow();
        happenings.Tell("delivery.allResumed", command.Workspace, null, ("by", hold.ByName));
        return Nothing.AtAll;
    }
}
