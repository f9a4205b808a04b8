using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Quartett.TestNetwork;

/// <summary>The network's server: in this process, or alone as <c>Quartett.TestNetwork PORT</c>. See the README.</summary>
public sealed class TestNetworkServer : IAsyncDisposable
{
    internal const string WrongPassword = "wrong";
    internal const int LongestText = 500;
    private const int MostListed = 50;
    private static readonly TimeSpan LongestHang = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly Ledger _ledger;
    private readonly WebApplication _host;
    private TimeSpan _pace = TimeSpan.Zero;

    private TestNetworkServer(int port)
    {
        _ledger = new(_clock);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.AddRoutingCore();
        _host = builder.Build();
        _host.UseRouting();
        Map(_host);
    }

    public Uri Address => new(_host.Urls.Single());

    /// <param name="port">0 lets the machine choose.</param>
    public static async Task<TestNetworkServer> StartAsync(int port = 0)
    {
        var server = new TestNetworkServer(port);
        await server._host.StartAsync();
        return server;
    }

    /// <summary>What tests say to the server; over HTTP, whether it runs here or elsewhere.</summary>
    public TestNetworkClient Client() => new(Address);

    public Task WaitAsync() => _host.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _host.DisposeAsync();
        _closing.Dispose();
    }

    private void Map(IEndpointRouteBuilder to)
    {
        to.MapGet("/{variant}/{account}", WhoAmIAsync);
        to.MapPost("/{variant}/{account}/posts", PublishAsync);
        to.MapGet("/list/{account}/posts", RecentAsync);
        to.MapGet("/handle/{account}/posts/{handle}", FindAsync);
        to.MapDelete("/{variant}/{account}/posts/{id}", RetractAsync);

        to.MapPut("/control/script/{account}", async context => Of(context).Script.Set(await ReadAsync<List<Rule>>(context)));
        to.MapPut("/control/pace", async context => _pace = TimeSpan.FromMilliseconds(await ReadAsync<int>(context)));
        to.MapGet("/control/ledger", context => SayAsync(context, StatusCodes.Status200OK, _ledger.Of(context.Request.Query["account"])));
        to.MapGet("/control/count", context => SayAsync(context, StatusCodes.Status200OK, _ledger.Count));
        to.MapGet("/control/calls", context => SayAsync(context, StatusCodes.Status200OK, _accounts.Select(a => a.Value.Counted(a.Key)).ToList()));
        to.MapDelete("/control", context =>
        {
            _ledger.Clear();
            _accounts.Clear();
            _pace = TimeSpan.Zero;
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static async Task WhoAmIAsync(HttpContext context)
    {
        if (await RefusedAsync(context)) return;
        var account = Word(context, "account");
        await SayAsync(context, StatusCodes.Status200OK, new { id = $"{Word(context, "variant")}:{account}", name = account });
    }

    private async Task PublishAsync(HttpContext context)
    {
        var arrivedAt = _clock.GetUtcNow();
        if (await RefusedAsync(context)) return;
        var account = Of(context);
        using var _ = account.Open();
        Draft draft;
        try
        {
            draft = await ReadAsync<Draft>(context);
        }
        catch (Exception halfSent) when (halfSent is IOException or JsonException or OperationCanceledException)
        {
            // what did not arrive whole was never said
            context.Abort();
            return;
        }

        if (draft.Text.Length > LongestText)
        {
            await ErrAsync(context, StatusCodes.Status422UnprocessableEntity, "tooLong", "The text is too long.");
            return;
        }

        if (draft.Below is { } below && !_ledger.Holds(Word(context, "account"), below))
        {
            await ErrAsync(context, StatusCodes.Status422UnprocessableEntity, "noParent", "There is no such post to answer.");
            return;
        }

        var variant = Enum.Parse<Variant>(Word(context, "variant"), ignoreCase: true);
        var handle = variant == Variant.Handle ? context.Request.Headers["Idempotency-Key"].ToString() : null;
        await ObeyAsync(context, account.Script.Next(), () => _ledger.Accept(variant, Word(context, "account"), handle, draft.Text, draft.Below, arrivedAt));
    }

    private async Task ObeyAsync(HttpContext context, Rule rule, Func<Accepted> accept)
    {
        switch (rule.Fault)
        {
            case Fault.DropBeforeAccepting:
                context.Abort();
                return;
            case Fault.RateLimit:
                context.Response.Headers.RetryAfter = Math.Max(1, (rule.Milliseconds ?? 1000) / 1000).ToString(CultureInfo.InvariantCulture);
                await ErrAsync(context, StatusCodes.Status429TooManyRequests, "tooMany", "Too many posts.");
                return;
            case Fault.Error:
                await ErrAsync(context, StatusCodes.Status500InternalServerError, "broken", "Nothing was published.");
                return;
            case Fault.Duplicate:
                await ErrAsync(context, StatusCodes.Status409Conflict, "duplicate", "We have this already.");
                return;
        }

        // Whoever hangs up meanwhile is published all the same: that is what makes it hard.
        await PauseAsync(rule.Fault == Fault.Delay ? TimeSpan.FromMilliseconds(rule.Milliseconds ?? 1000) : _pace);
        var accepted = accept();
        switch (rule.Fault)
        {
            case Fault.HangAfterAccepting:
                await PauseAsync(rule.Milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : LongestHang);
                context.Abort();
                return;
            case Fault.DropAfterAccepting:
                context.Abort();
                return;
            case Fault.Malformed:
                await WriteAsync(context, StatusCodes.Status201Created, "text/html", "<!doctype html><title>Fine</title>");
                return;
            case Fault.LoseTheAnswer:
                await WriteAsync(context, StatusCodes.Status504GatewayTimeout, "text/html", "<h1>Gateway time-out</h1>");
                return;
            default:
                await SayAsync(context, StatusCodes.Status201Created, Shown.Of(accepted));
                return;
        }
    }

    private async Task RecentAsync(HttpContext context)
    {
        if (await RefusedAsync(context)) return;
        Of(context).Asked();
        await SayAsync(context, StatusCodes.Status200OK, _ledger.Recent(Word(context, "account"), MostListed).Select(Shown.Of).ToList());
    }

    private async Task FindAsync(HttpContext context)
    {
        if (await RefusedAsync(context)) return;
        Of(context).Asked();
        if (_ledger.Find(Word(context, "account"), Word(context, "handle")) is { } post) await SayAsync(context, StatusCodes.Status200OK, Shown.Of(post));
        else await ErrAsync(context, StatusCodes.Status404NotFound, "unknown", "There is no such post.");
    }

    private async Task RetractAsync(HttpContext context)
    {
        if (await RefusedAsync(context)) return;
        if (_ledger.Retract(Word(context, "account"), Word(context, "id"))) context.Response.StatusCode = StatusCodes.Status204NoContent;
        else await ErrAsync(context, StatusCodes.Status404NotFound, "unknown", "There is no such post.");
    }

    private Account Of(HttpContext context) => _accounts.GetOrAdd(Word(context, "account"), _ => new());

    private async Task PauseAsync(TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero) return;
        await Task.Delay(pause, _clock, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Word(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static async Task<bool> RefusedAsync(HttpContext context)
    {
        var password = context.Request.Headers.Authorization.ToString();
        if (password.Length > "Bearer ".Length && !password.EndsWith(WrongPassword, StringComparison.Ordinal)) return false;
        await ErrAsync(context, StatusCodes.Status401Unauthorized, "password", "The password is wrong.");
        return true;
    }

    private static async Task<T> ReadAsync<T>(HttpContext context) =>
        await JsonSerializer.DeserializeAsync<T>(context.Request.Body, TestNetworkJson.Web, context.RequestAborted) ?? throw new JsonException("Nothing was said.");

    private static Task ErrAsync(HttpContext context, int status, string error, string message) => SayAsync(context, status, new { error, message });

    private static Task SayAsync<T>(HttpContext context, int status, T what) =>
        WriteAsync(context, status, "application/json", JsonSerializer.Serialize(what, TestNetworkJson.Web));

    private static async Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    }

    private sealed record Draft(string Text, string? Below = null);

    private sealed class Account
    {
        private int _posts;
        private int _questions;
        private int _open;
        private int _atOnce;

        public Script Script { get; } = new();

        public void Asked() => Interlocked.Increment(ref _questions);

        public IDisposable Open()
        {
            Interlocked.Increment(ref _posts);
            var open = Interlocked.Increment(ref _open);
            for (var most = _atOnce; open > most; most = _atOnce) Interlocked.CompareExchange(ref _atOnce, open, most);
            return new Closing(this);
        }

        public Calls Counted(string account) => new(account, _posts, _questions, _atOnce);

        private sealed class Closing(Account account) : IDisposable
        {
            public void Dispose() => Interlocked.Decrement(ref account._open);
        }
    }
}

/// <summary>A post as the network shows it.</summary>
internal sealed record Shown(string Id, string Text, DateTimeOffset At, string? Below)
{
    public static Shown Of(Accepted post) => new(post.Id, post.Text, post.AcceptedAt, post.Below);
}

internal static class TestNetworkJson
{
    public static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
}
