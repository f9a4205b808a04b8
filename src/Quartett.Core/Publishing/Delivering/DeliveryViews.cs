using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>What happened to a post, channel by channel, try by try.</summary>
internal sealed class DeliveryViews(AppDbContext database, ChannelList channels, Statements statements, Allowances allowances, TimeProvider clock)
{
    public async Task<IReadOnlyList<DeliveryView>> OfAsync(Post post, CancellationToken cancel)
    {
        var rows = await database.Deliveries.AsNoTracking().Where(d => d.PostId == post.Id && d.State != DeliveryState.Cancelled).OrderBy(d => d.Id).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var attempts = (await database.Attempts.AsNoTracking().Where(a => ids.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync(cancel)).ToLookup(a => a.DeliveryId);
        var views = new List<DeliveryView>(rows.Count);
        foreach (var row in rows)
        {
            if (await channels.FindAsync(row.ChannelId, cancel) is not { } channel) continue;
            views.Add(new(
                row.Id, row.ChannelId, channel.Name, channel.Network, channel.NetworkName, channel.Sign, row.State, Lateness.IsLate(row.State, row.DueAt, clock.GetUtcNow()),
                row.DueAt, row.NotBefore, row.DeliveredAt, row.Permalink, row.HeldReason, await ChangedSinceAsync(post, row, channel, cancel), channel.Abilities,
                [.. attempts[row.Id].Select(a => new AttemptView(a.Number, a.At, a.EndedAt, a.Outcome, a.Failure, a.Detail, a.Handle, a.Step + 1))], PartsOf(row),
                row.State == DeliveryState.Waiting && (await allowances.TooManyAsync(channel, cancel)).Contains(row.Id)));
        }

        return views;
    }

    private static PartsView? PartsOf(Delivery row) => row.Steps > 1 || row.StepsOut > 1
        ? new(Math.Max(row.Steps, row.StepsOut), [.. row.PartsOut().Select((part, at) => new PartOut(at + 1, part.RemoteId.Length > 0, part.Permalink?.AbsoluteUri))])
        : null;

    private async Task<bool> ChangedSinceAsync(Post post, Delivery row, ChannelView channel, CancellationToken cancel)
    {
        if (row.State != DeliveryState.Delivered) return false;
        var content = post.Said();
        if (content.Variants.FirstOrDefault(v => v.Channel == row.ChannelId) is not { } variant) return false;
        return (await statements.OfAsync(post.WorkspaceId, content, variant, channel, null, cancel)).Hash != row.StatementHash;
    }
}
