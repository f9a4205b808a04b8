using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Web.Hosting;

/// <summary>Whether this node can do its work: migrated, database answers, background workers alive.</summary>
internal sealed class Readiness(IPulse pulse, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    public bool Migrated { get; set; }

    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        if (!Migrated || pulse.SilentFor(LongestSilence).Count > 0) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDatabase>().AnswersAsync(cancel);
    }
}

internal sealed class HealthEndpoints : IMapEndpoints
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancel) =>
                await readiness.IsReadyAsync(cancel) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
