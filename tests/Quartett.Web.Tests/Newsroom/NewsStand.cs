using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Quartett.Connectors.Abstractions;
using Quartett.Core;
using Quartett.Core.Kernel;
using Quartett.Core.Newsroom;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Quartett.Web.Newsroom;
using Xunit;

namespace Quartett.Web.Tests.Newsroom;

/// <summary>A real server with two Newsrooms, one of them under its own host name, and somebody inside who hands out cookies.</summary>
public sealed class NewsStand : IAsyncDisposable
{
    public const string OwnHost = "news.huber.example";
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quartett-newsstand-");
    private readonly WebApplication _app;

    private NewsStand(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddQuartettCore(new(_folder.FullName, null));
        builder.Services.AddNewsroomPages(_ => Root);
        builder.Services.AddAuthorization();
        _app = builder.Build();
        _app.UseNewsroomDoor();
        _app.Use((context, next) =>
        {
            context.Response.Cookies.Append("session", context.Request.Cookies["session"] ?? "fresh");
            context.Response.OnStarting(() =>
            {
                context.Response.Cookies.Append("late", "cookie");
                return Task.CompletedTask;
            });
            return next(context);
        });
        _app.UseRouting();
        _app.UseAuthorization();
        _app.MapGet("/w/{slug}", () => "inside");
        _app.MapNewsroom();
    }

    public Uri Root { get; set; } = new("https://social.example/");

    public FakeTimeProvider Clock { get; } = new(Start);

    public Uri Address => new(_app.Urls.First());

    private NewsroomConnector Connector => _app.Services.GetServices<IConnector>().OfType<NewsroomConnector>().Single();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<NewsStand> OpenAsync(int port = 0)
    {
        var stand = new NewsStand(port);
        await using (var scope = stand._app.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await database.Database.EnsureCreatedAsync(Cancel);
            database.Add(Company("lindner", "Tischlerei Lindner", null, "DE", "de"));
            database.Add(Company("huber", "Bäckerei Huber", OwnHost, "AT", "de"));
            database.Add(Company("reed", "Reed & Sons <Ltd>", null, "DE", "en"));
            await database.SaveChangesAsync(Cancel);
        }

        await stand._app.StartAsync(Cancel);
        return stand;
    }

    public OutgoingPost Post(string text) => new() { DeliveryId = Guid.CreateVersion7(), Text = text, Language = "de", At = Clock.GetUtcNow() };

    public static OutgoingImage Image(byte[]? content = null, string type = "image/png", int width = 1200, int height = 800, string alt = "Ein Stuhl")
    {
        content ??= [137, 80, 78, 71, 13, 10, 26, 10];
        return new(_ => Task.FromResult<Stream>(new MemoryStream(content)), type, content.Length, width, height, alt);
    }

    public Task<DeliveryReceipt> PublishAsync(string text, string workspace = "lindner") => PublishAsync(Post(text), workspace);

    public Task<DeliveryReceipt> PublishAsync(OutgoingPost post, string workspace = "lindner") =>
        Connector.PublishAsync(Access(workspace), post, Connector.ChooseHandle(post, Clock), Cancel);

    public Task EditAsync(DeliveryReceipt receipt, OutgoingPost post) => Connector.EditAsync(Access("lindner"), post, receipt, Cancel);

    public Task RetractAsync(DeliveryReceipt receipt) => Connector.RetractAsync(Access("lindner"), receipt, Cancel);

    public async Task<HttpResponseMessage> GetAsync(string path, string? host = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Address, path));
        request.Headers.Host = host ?? Root.Host;
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, Cancel);
        await response.Content.LoadIntoBufferAsync(Cancel);
        return response;
    }

    public async Task<string> TextAsync(string path, string? host = null)
    {
        using var response = await GetAsync(path, host);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    public static string SlugOf(DeliveryReceipt receipt) => receipt.Permalink!.Segments[^1];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private ChannelAccess Access(string workspace) => new(null, (_, _) => Task.CompletedTask)
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal),
        Http = new HttpClient(),
        Clock = Clock,
        Workspace = workspace,
    };

    private static Workspace Company(string slug, string name, string? host, string country, string language) => new()
    {
        Id = WorkspaceId.New(),
        Name = name,
        Slug = slug,
        Country = country,
        Sector = "craft",
        Language = language,
        TimeZone = "Europe/Berlin",
        FoundedAt = Start.AddDays(-1),
        NewsroomHost = host,
        ImprintUrl = slug == "lindner" ? "https://lindner.example/impressum" : "javascript:alert(1)",
        PrivacyUrl = slug == "lindner" ? "https://lindner.example/datenschutz" : null,
    };
}
