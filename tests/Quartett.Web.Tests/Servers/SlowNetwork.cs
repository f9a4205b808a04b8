using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Quartett.Web.Tests.Servers;

/// <summary>Answers like a Bluesky server, but takes its time over a post until the test lets it answer.</summary>
internal sealed class SlowNetwork : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _let = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _posts;

    private SlowNetwork(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public int Posts => _posts;

    /// <summary>A post has arrived and waits for its answer.</summary>
    public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public static async Task<SlowNetwork> StartAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var network = new SlowNetwork(builder.Build());
        network.Map();
        await network._app.StartAsync(cancel);
        return network;
    }

    public void Answer() => _let.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Answer();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private void Map()
    {
        _app.MapPost("/xrpc/com.atproto.server.createSession", () => Results.Json(new { did = "did:plc:slow", handle = "slow.test", accessJwt = "access", refreshJwt = "refresh" }));
        _app.MapGet("/xrpc/com.atproto.repo.getRecord", () => Results.Json(new { error = "RecordNotFound", message = "none" }, statusCode: StatusCodes.Status400BadRequest));
        _app.MapPost("/xrpc/com.atproto.repo.createRecord", async (JsonObject record) =>
        {
            Interlocked.Increment(ref _posts);
            _begun.TrySetResult();
            await _let.Task;
            return Results.Json(new { uri = $"at://did:plc:slow/app.bsky.feed.post/{record["rkey"]}", cid = "bafyslow" });
        });
    }
}
