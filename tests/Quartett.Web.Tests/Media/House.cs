using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Web.Hosting;
using Xunit;

namespace Quartett.Web.Tests.Media;

/// <summary>The whole product on a port of its own, with one company and its owner.</summary>
public sealed partial class House : IAsyncDisposable
{
    private const string Password = "drei Hobel im Regal";
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private House(DirectoryInfo folder, Action<WebApplicationBuilder, DirectoryInfo>? change)
    {
        _folder = folder;
        _app = ServerHost.Build([], builder =>
        {
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["QUARTETT_DATA"] = folder.FullName,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["QUARTETT_ALLOW_HOSTS"] = "127.0.0.0/8",
            });
            change?.Invoke(builder, folder);
        });
    }

    public string Slug { get; private set; } = "";

    public WorkspaceId Workspace { get; private set; }

    public Actor Owner { get; private set; } = Actor.Nobody;

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>Files below the data folder, as paths within it.</summary>
    public IReadOnlyList<string> Files(string folder)
    {
        var root = Path.Combine(_folder.FullName, folder);
        return Directory.Exists(root) ? [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f))] : [];
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<House> OpenAsync(string language = "de", Action<WebApplicationBuilder, DirectoryInfo>? change = null)
    {
        var house = new House(Directory.CreateTempSubdirectory("quartett-house-"), change);
        await ServerHost.MigrateAsync(house._app);
        var founded = await house.RunAsync(
            new FoundInstallation("Jana Lindner", "jana@lindner.example", language, Password, null, new("Tischlerei Lindner", "DE", Places.Sectors[0], language), "Test"),
            Actor.Nobody);
        house.Slug = founded.Value!.Slug;
        house.Workspace = founded.Value.Workspace;
        var person = (await house.RunAsync(new RecogniseSession(founded.Value.Session!.Value), Actor.Nobody)).Value!;
        house.Owner = new(ActorKind.Person, person.Login, person.Name, person.Language);
        await house._app.StartAsync(Cancel);
        return house;
    }

    public async Task<Outcome<T>> RunAsync<T>(IUseCase<T> useCase, Actor? actor = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor ?? Owner, Cancel);
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A second company with an owner of its own, from the machine's command line.</summary>
    public async Task<string> NeighbourAsync(string email = "nora@huber.example")
    {
        var machine = new Actor(ActorKind.CommandLine, null, "Test", "de");
        await RunAsync(new AddLogin(email, "Nora Huber", Password, "de", Owner: false), machine);
        return (await RunAsync(new FoundWorkspaceFor(new("Bäckerei Huber", "AT", Places.Sectors[0], "de"), email), machine)).Value!.Slug;
    }

    public async Task<HttpClient> SignedInAsync(string email = "jana@lindner.example")
    {
        var client = Stranger();
        var page = await client.GetStringAsync("/sign-in", Cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "password",
            ["__RequestVerificationToken"] = TokenOf(page),
            ["email"] = email,
            ["password"] = Password,
        });
        using var answer = await client.PostAsync("/sign-in", form, Cancel);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"No sign-in: {answer.StatusCode}");
        var inside = await client.GetStringAsync("/me", Cancel);
        client.DefaultRequestHeaders.Add("X-XSRF-TOKEN", WebUtility.HtmlDecode(Meta().Match(inside).Groups[1].Value));
        return client;
    }

    public static string TokenOf(string page) => WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value);

    public Task<HttpResponseMessage> UploadAsync(HttpClient client, byte[] content, string name) => UploadAsync(client, new ByteArrayContent(content), name);

    public async Task<HttpResponseMessage> UploadAsync(HttpClient client, HttpContent content, string name)
    {
        using var form = new MultipartFormDataContent();
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", name);
        return await client.PostAsync($"/api/v1/w/{Slug}/media", form, Cancel);
    }

    public async Task<JsonElement> UploadedAsync(HttpClient client, byte[] content, string name)
    {
        using var answer = await UploadAsync(client, content, name);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"xsrf\" content=\"([^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meta();
}
