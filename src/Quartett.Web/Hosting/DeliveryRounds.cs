using Quartett.Core.Publishing;

namespace Quartett.Web.Hosting;

/// <summary>Keeps this node's dispatcher going as long as the house is open; what a delivery is, Publishing knows.</summary>
internal sealed class DeliveryRounds(IDeliveries deliveries) : BackgroundService
{
    // One name per process: what a node has claimed it can give back.
    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7():n}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => deliveries.RunAsync(_node, stoppingToken);
}
