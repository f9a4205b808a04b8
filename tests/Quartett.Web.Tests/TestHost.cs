using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartett.Web.Hosting;

namespace Quartett.Web.Tests;

/// <summary>The whole deployable on a port of its own with an empty data folder; nothing is replaced.</summary>
public sealed class TestHost : IAsyncDisposable
{
    public const string Email = "lena@lindner.test";
    public const string Password = "ein guter langer Satz";

    private readonly WebApplication _app;
    private readonly string _folder;

    private TestHost(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static async Task<TestHost> StartAsync(params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("quartett-web-").FullName;
        var app = ServerHost.Build([], builder =>
        {
            builder.Environment.EnvironmentName = "Testing";
            builder.Configuration.AddInMemoryCollection(
            [
                KeyValuePair.Create("QUARTETT_DATA", (string?)folder),
                KeyValuePair.Create("ASPNETCORE_URLS", (string?)"http://127.0.0.1:0"),
                .. environment.Select(e => KeyValuePair.Create(e.Name, (string?)e.Value)),
            ]);
        });
        var host = new TestHost(app, folder);
        await ServerHost.MigrateAsync(app);
        await app.StartAsync();
        return host;
    }

    public static async Task<TestHost> FoundedAsync(params (string Name, string Value)[] environment)
    {
        var host = await StartAsync(environment);
        using var browser = host.Browser();
        await browser.FoundAsync();
        return host;
    }

    /// <summary>Somebody else's browser: its own cookies.</summary>
    public Browser Browser(string language = "de", string? from = null) => new(Address, language, from);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Opens pages and sends forms as a browser without script does.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address, string language, string? from)
    {
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
        _http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        if (from is not null) _http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    /// <summary>What is read while it is still being written.</summary>
    public async Task<StreamReader> ListenAsync(string path)
    {
        var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new(await response.Content.ReadAsStreamAsync());
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await GetAsync(path);
        return await ParseAsync(response);
    }

    /// <summary>Fills the form of that name on that page and sends it.</summary>
    public async Task<Sent> SendAsync(string path, string form, params (string Name, string Value)[] fields) => await SendAsync(await PageAsync(path), path, form, fields);

    public async Task<Sent> SendAsync(IHtmlDocument page, string path, string form, params (string Name, string Value)[] fields)
    {
        var handler = page.QuerySelectorAll("input[name=_handler]").SingleOrDefault(h => h.GetAttribute("value") == form)
            ?? throw new InvalidOperationException($"No form '{form}' on {path}:\n{page.Body?.TextContent}");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hidden in handler.Closest("form")!.QuerySelectorAll("input[type=hidden]")) values[hidden.GetAttribute("name")!] = hidden.GetAttribute("value") ?? "";
        foreach (var (name, value) in fields) values[name] = value;
        using var content = new FormUrlEncodedContent(values);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return new(response.StatusCode, response.Headers.Location?.ToString(), await ParseAsync(response));
    }

    /// <summary>Both screens of the first run.</summary>
    public async Task<Sent> FoundAsync(string? code = null)
    {
        (string, string)[] owner = [("name", "Lena Lindner"), ("email", TestHost.Email), ("password", TestHost.Password)];
        var second = await SendAsync("/start", "owner", code is null ? owner : [.. owner, ("code", code)]);
        if (second.Status != HttpStatusCode.OK) return second;
        return await SendAsync(second.Page, "/start", "company", ("company", "Tischlerei Lindner"), ("country", "DE"), ("sector", "crafts"), ("language", "de"));
    }

    public Task<Sent> SignInAsync(string email = TestHost.Email, string password = TestHost.Password, string path = "/sign-in") =>
        SendAsync(path, "password", ("email", email), ("password", password));

    /// <summary>What a foreign page could send: exactly these fields, no token of ours.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }

    /// <summary>As islands call.</summary>
    public async Task<HttpStatusCode> PostJsonAsync(string path, object body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (token is not null) request.Headers.Add("X-XSRF-TOKEN", token);
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>As programs call, with a body of their own choice.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("X-XSRF-TOKEN", token);
        return await _http.SendAsync(request);
    }

    /// <summary>Asks under a host name of one's own choice.</summary>
    public async Task<(string? To, string Text)> AskAsAsync(string path, string claimedHost)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = claimedHost;
        using var response = await _http.SendAsync(request);
        return (response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
}

public sealed record Sent(HttpStatusCode Status, string? To, IHtmlDocument Page)
{
    public string Text => Page.Body?.TextContent ?? "";
}
