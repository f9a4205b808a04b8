using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Quartett.Connectors.Tests.Bluesky;

/// <summary>Stands before the real server, passes every call on, and spoils those it is told to.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private static readonly HttpClient Onward = new(new SocketsHttpHandler { UseProxy = false });

    private readonly CancellationTokenSource _closing = new();
    private readonly Uri? _behind;
    private readonly WebApplication _host;

    private FaultyServer(Uri? behind)
    {
        _behind = behind;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _host = builder.Build();
        _host.Run(AnswerAsync);
    }

    public Uri Address => new(_host.Urls.Single());

    /// <summary>Names of the calls in the order they came.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Answers a call itself and returns true, or leaves it to the server behind.</summary>
    public Func<FaultyCall, Task<bool>> Spoil { get; set; } = _ => Task.FromResult(false);

    /// <summary>Spoils only the calls of this name.</summary>
    public void SpoilCalls(string name, Func<FaultyCall, Task> answer) => Spoil = async call =>
    {
        if (call.Name != name) return false;
        await answer(call);
        return true;
    };

    public static async Task<FaultyServer> BeforeAsync(Uri behind)
    {
        var server = new FaultyServer(behind);
        await server._host.StartAsync();
        return server;
    }

    /// <summary>A server with nothing behind it.</summary>
    public static async Task<FaultyServer> AloneAsync(Func<FaultyCall, Task> answer)
    {
        var server = new FaultyServer(behind: null)
        {
            Spoil = async call =>
            {
                await answer(call);
                return true;
            },
        };
        await server._host.StartAsync();
        return server;
    }

    /// <summary>An address where nobody listens.</summary>
    public static Uri NobodysAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _host.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = new FaultyCall(context, body.ToArray(), this, _closing.Token);
        Calls.Enqueue(call.Name);
        try
        {
            if (!await Spoil(call)) await call.PassOnAsync();
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    internal async Task<(int Status, string? Type, byte[] Body)> AskBehindAsync(HttpRequest request, byte[] body)
    {
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_behind!, $"{request.Path}{request.QueryString}"));
        if (request.Headers.Authorization.ToString() is { Length: > 0 } authorization) onward.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (request.ContentType is { } type)
        {
            onward.Content = new ByteArrayContent(body);
            onward.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using var answer = await Onward.SendAsync(onward, _closing.Token);
        var bytes = await answer.Content.ReadAsByteArrayAsync(_closing.Token);

        // the account's document names the server behind; the connector shall stay with us
        var words = Encoding.UTF8.GetString(bytes).Replace(_behind!.GetLeftPart(UriPartial.Authority), Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), Encoding.UTF8.GetBytes(words));
    }
}

/// <summary>One call that arrived.</summary>
internal sealed class FaultyCall(HttpContext context, byte[] body, FaultyServer server, CancellationToken closing)
{
    public string Name { get; } = context.Request.Path.Value!["/xrpc/".Length..];

    public string Body => Encoding.UTF8.GetString(body);

    public string Authorization => context.Request.Headers.Authorization.ToString();

    public Task AnswerAsync(int status, string words, string type = "application/json", params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return WriteAsync(status, type, Encoding.UTF8.GetBytes(words));
    }

    public Task RefuseAsync(int status, string error, string message = "spoilt by the test", params (string Name, string Value)[] headers) =>
        AnswerAsync(status, $$"""{"error":"{{error}}","message":"{{message}}"}""", "application/json", headers);

    public async Task PassOnAsync()
    {
        var (status, type, answer) = await server.AskBehindAsync(context.Request, body);
        await WriteAsync(status, type, answer);
    }

    /// <summary>The server behind does its work; what the caller hears is up to the test.</summary>
    public Task PassOnSilentlyAsync() => server.AskBehindAsync(context.Request, body);

    /// <summary>The server behind does its work, and its answer never arrives.</summary>
    public async Task PassOnAndLoseTheAnswerAsync()
    {
        await PassOnSilentlyAsync();
        Abort();
    }

    public void Abort() => context.Abort();

    /// <summary>Says nothing until the test is over.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, closing);

    private async Task WriteAsync(int status, string? type, byte[] bytes)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, closing);
    }
}
