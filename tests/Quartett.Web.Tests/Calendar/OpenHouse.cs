using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Testing;
using Quartett.Web.Hosting;
using Xunit;

namespace Quartett.Web.Tests.Calendar;

/// <summary>The whole product on a port of its own, with a founded company and an owner who can sign in.</summary>
public sealed class OpenHouse : IAsyncDisposable
{
    public const string Email = "anna@lindner.example";
    public const string Password = "ein langer Satz merkt sich leicht";

    // Long enough for a machine that does many things at once; what works is there in a moment.
    private const float Patience = 60_000;

    private static readonly Lazy<Task<IBrowser>> SharedBrowser = new(LaunchAsync);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quartett-house-");
    private readonly WebApplication _app;
    private readonly List<IBrowserContext> _windows = [];

    private OpenHouse(string allowedHosts, Action<IServiceCollection>? change) => _app = ServerHost.Build([], builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["QUARTETT_DATA"] = _folder.FullName,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["QUARTETT_ALLOW_HOSTS"] = allowedHosts,
        });
        builder.Logging.ClearProviders();
        change?.Invoke(builder.Services);
    });

    public string Slug { get; private set; } = "";

    public WorkspaceId Workspace { get; private set; }

    public Actor Anna { get; private set; } = Actor.Nobody;

    public Uri Root => new(_app.Urls.First());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<OpenHouse> OpenAsync(string allowedHosts = "", string language = "de", Action<IServiceCollection>? change = null)
    {
        var house = new OpenHouse(allowedHosts, change);
        await ServerHost.MigrateAsync(house._app);
        await house._app.StartAsync(Cancel);
        var founded = await house.DoAsync(
            new FoundInstallation("Berta Lindner", "berta@lindner.example", language, Password, null, new Company("Tischlerei Lindner", "DE", Places.Sectors[0], "de"), "test"), Actor.Nobody);
        (house.Slug, house.Workspace) = (founded.Slug, founded.Workspace);
        var login = await house.DoAsync(new AddLogin(Email, "Anna Lindner", Password, language, Owner: true), Actor.Clock);
        house.Anna = new(ActorKind.Person, login, "Anna Lindner", language);
        return house;
    }

    public async Task<T> DoAsync<T>(IUseCase<T> useCase, Actor? actor = null)
    {
        var outcome = await TryAsync(useCase, actor);
        return outcome.Done ? outcome.Value : throw new InvalidOperationException(string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} at {r.Field} ({string.Join(", ", r.Args)})")));
    }

    public async Task<Outcome<T>> TryAsync<T>(IUseCase<T> useCase, Actor? actor = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor ?? Anna, Cancel);
    }

    public async Task<ChannelView> NewsroomAsync() => (await DoAsync(new ListChannels(Workspace))).Single(c => c.BuiltIn);

    /// <summary>A post on the Newsroom, scheduled when a moment is given.</summary>
    public async Task<PostId> PostAsync(string text, NodaTime.LocalDateTime? at = null)
    {
        var newsroom = await NewsroomAsync();
        var post = await DoAsync(new DraftPost(Workspace, new PostContent { Text = text, Variants = [new(newsroom.Id)] }));
        if (at is { } moment) await DoAsync(new SchedulePost(Workspace, post, new Moment.OnTheClock(moment)));
        return post;
    }

    /// <summary>A window of the real browser in which Anna has signed in.</summary>
    public async Task<IPage> SignInAsync(BrowserNewContextOptions? options = null)
    {
        var page = await WindowAsync(options);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#email", Email);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main button.button-primary, .plain-card button.button-primary");
        await page.WaitForURLAsync($"**/w/{Slug}");
        return page;
    }

    public async Task<IPage> WindowAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await SharedBrowser.Value).NewContextAsync(new(options ?? new()) { BaseURL = Root.ToString(), ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Patience);
        _windows.Add(context);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows) await window.CloseAsync();
        // Stopped first, as a service is: what runs by the clock must not meet a house that is gone.
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await Chromium.ExecutableAsync(), Args = Chromium.Arguments });
    }
}
