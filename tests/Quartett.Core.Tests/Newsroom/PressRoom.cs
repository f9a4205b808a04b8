using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Newsroom;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;
using Xunit;

namespace Quartett.Core.Tests.Newsroom;

/// <summary>A Core with an empty database and two companies, and a connector at work in it.</summary>
public sealed class PressRoom : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quartett-newsroom-");
    private readonly ServiceProvider _services;

    private PressRoom(string? postgres)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<INewsroomAddresses>(new NewsroomAddresses(() => new("https://social.example/")));
        services.AddQuartettCore(new(_folder.FullName, postgres));
        _services = services.BuildServiceProvider(validateScopes: true);
        Connector = _services.GetServices<IConnector>().OfType<NewsroomConnector>().Single();
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public NewsroomConnector Connector { get; }

    public static async Task<PressRoom> OpenAsync(string? postgres = null)
    {
        var room = new PressRoom(postgres);
        await using var scope = room._services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await database.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        database.Add(Company("lindner", "Tischlerei Lindner", null));
        database.Add(Company("huber", "Bäckerei Huber", "news.huber.example"));
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return room;
    }

    public ChannelAccess Access(string workspace = "lindner") => new(null, (_, _) => Task.CompletedTask)
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal),
        Http = new HttpClient(),
        Clock = Clock,
        Workspace = workspace,
    };

    public OutgoingPost Post(string text, params OutgoingImage[] images) => new()
    {
        DeliveryId = Guid.CreateVersion7(),
        Text = text,
        Language = "de",
        Images = images,
        At = Clock.GetUtcNow(),
    };

    public static OutgoingImage Image(string content = "a picture", string type = "image/jpeg", string alt = "Ein Stuhl") =>
        new(_ => Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))), type, content.Length, 1200, 800, alt);

    public Task<DeliveryReceipt> PublishAsync(string text, string workspace = "lindner") => PublishAsync(Post(text), workspace);

    public Task<DeliveryReceipt> PublishAsync(OutgoingPost post, string workspace = "lindner") =>
        Connector.PublishAsync(Access(workspace), post, Connector.ChooseHandle(post, Clock), TestContext.Current.CancellationToken);

    public async Task<Outcome<T>> AskAsync<T>(IUseCase<T> useCase)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, Actor.Nobody, TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<ArticleView>> ReadAsync(string workspace = "lindner") => (await AskAsync(new ReadNewsroom(workspace, null, 100))).Value!.Articles;

    public static string SlugOf(DeliveryReceipt receipt) => receipt.Permalink!.Segments[^1];

    public IReadOnlyList<string> Files() =>
        Directory.Exists(Path.Combine(_folder.FullName, "media", "newsroom"))
            ? [.. Directory.EnumerateFiles(Path.Combine(_folder.FullName, "media", "newsroom"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f))]
            : [];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static Workspace Company(string slug, string name, string? host) => new()
    {
        Id = WorkspaceId.New(),
        Name = name,
        Slug = slug,
        Country = "DE",
        Sector = "craft",
        Language = "de",
        TimeZone = "Europe/Berlin",
        FoundedAt = Start.AddDays(-1),
        NewsroomHost = host,
    };
}
