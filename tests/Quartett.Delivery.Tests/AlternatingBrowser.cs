using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Quartett.Delivery.Tests;

/// <summary>One browser with its cookies behind a proxy without a memory: every request goes to the next node.</summary>
internal sealed class AlternatingBrowser : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri[] _nodes;
    private readonly int[] _requests;
    private int _next;

    public AlternatingBrowser(string? from, params Uri[] nodes)
    {
        (_nodes, _requests) = (nodes, new int[nodes.Length]);
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Add("Accept-Language", "de");
        if (from is not null) _http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
    }

    /// <summary>What pages put into the head for islands.</summary>
    public string Token { get; private set; } = "";

    /// <summary>How many requests each node got.</summary>
    public IReadOnlyList<int> Requests => _requests;

    /// <summary>The node the next request goes to.</summary>
    public int Next => _next;

    /// <summary>Lets the next request go to that node.</summary>
    public AlternatingBrowser At(int node)
    {
        _next = node;
        return this;
    }

    public async Task<(HttpStatusCode Status, string? To, IHtmlDocument Page)> OpenAsync(string path)
    {
        using var response = await _http.GetAsync(Address(path));
        return await ReadAsync(response);
    }

    /// <summary>Opens the page at one node and sends the form, filled in, to the next.</summary>
    public async Task<(HttpStatusCode Status, string? To, IHtmlDocument Page)> SubmitAsync(string path, string form, params (string Name, string Value)[] fields) =>
        await SubmitAsync((await OpenAsync(path)).Page, path, form, fields);

    public async Task<(HttpStatusCode Status, string? To, IHtmlDocument Page)> SubmitAsync(IHtmlDocument page, string path, string form, params (string Name, string Value)[] fields)
    {
        var handler = page.QuerySelectorAll("input[name=_handler]").SingleOrDefault(h => h.GetAttribute("value") == form)
            ?? throw new InvalidOperationException($"No form '{form}' on {path}:\n{page.Body?.TextContent}");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hidden in handler.Closest("form")!.QuerySelectorAll("input[type=hidden]")) values[hidden.GetAttribute("name")!] = hidden.GetAttribute("value") ?? "";
        foreach (var (name, value) in fields) values[name] = value;
        using var content = new FormUrlEncodedContent(values);
        using var response = await _http.PostAsync(Address(path), content);
        return await ReadAsync(response);
    }

    public async Task<(HttpStatusCode Status, JsonElement Answer)> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, Address(path));
        request.Headers.Add("X-XSRF-TOKEN", Token);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonDocument.Parse(text).RootElement : default);
    }

    public async Task<(HttpStatusCode Status, byte[] Bytes)> FileAsync(string path)
    {
        using var response = await _http.GetAsync(Address(path));
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Opens the event stream at the next node; it is open when this returns.</summary>
    public async Task<EventStream> ListenAsync(string path)
    {
        var response = await _http.GetAsync(Address(path), HttpCompletionOption.ResponseHeadersRead);
        return await EventStream.OpenAsync(response);
    }

    public void Dispose() => _http.Dispose();

    private Uri Address(string path)
    {
        var node = _next;
        _next = (_next + 1) % _nodes.Length;
        _requests[node]++;
        return new(_nodes[node], path);
    }

    private async Task<(HttpStatusCode, string?, IHtmlDocument)> ReadAsync(HttpResponseMessage response)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        Token = page.QuerySelector("meta[name=xsrf]")?.GetAttribute("content") ?? Token;
        return (response.StatusCode, response.Headers.Location?.ToString(), page);
    }
}

/// <summary>An open event stream, read to its end in the background.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EventStream(HttpResponseMessage response)
    {
        _response = response;
        Ended = ReadAsync();
    }

    /// <summary>Done when the server has ended it.</summary>
    public Task Ended { get; }

    public string Said
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    public static async Task<EventStream> OpenAsync(HttpResponseMessage response)
    {
        var stream = new EventStream(response);
        await stream._opened.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return stream;
    }

    /// <summary>Whether an event of this kind about this subject has come.</summary>
    public bool Told(string what, string subject) => Said.Contains($"\"what\":\"{what}\",\"subject\":\"{subject}\"", StringComparison.Ordinal);

    public void Dispose() => _response.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            if (!_response.IsSuccessStatusCode) throw new InvalidOperationException($"The event stream answered {_response.StatusCode}.");
            using var reader = new StreamReader(await _response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (_lines) _lines.Add(line);
                _opened.TrySetResult();
            }
        }
        catch (Exception broken)
        {
            _opened.TrySetException(broken);
            if (broken is not (ObjectDisposedException or IOException or HttpRequestException)) throw;
        }
    }
}
