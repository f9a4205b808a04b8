using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartett.Core.Kernel;
using Quartett.Core.Newsroom;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Testing;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Quartett.Core.Tests;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on each database: <c>[Theory, Databases] public async Task It_…(DatabaseKind kind)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite), new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>
/// The whole product without its web server, on a fresh database: <c>await using var core = await TestCore.StartAsync(kind);</c>.
/// The clock stands still until a test moves it.
/// </summary>
public sealed class TestCore : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestCore(ServiceProvider services, FakeTimeProvider clock, string folder) => (_services, Clock, _folder) = (services, clock, folder);

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _services;

    public static Actor CommandLine { get; } = new(ActorKind.CommandLine, null, "root", "en");

    /// <param name="change">Registers doubles of outside systems, or a <see cref="SmtpRoute"/> to switch mail on; comes before the product's own registrations.</param>
    /// <param name="connectors">Connectors besides those of Core.</param>
    public static async Task<TestCore> StartAsync(DatabaseKind kind, Action<IServiceCollection>? change = null, params IReadOnlyList<Type>[] connectors)
    {
        var folder = Directory.CreateTempSubdirectory("quartett-core-").FullName;
        var connection = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var clock = new FakeTimeProvider(Start);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IDatabaseClock>(new HandClock(clock));
        services.AddSingleton<IWords>(new KeysAsWords());
        services.AddSingleton<IPageAddresses>(new TestAddresses());
        services.AddSingleton<INewsroomAddresses>(new NewsroomAddresses(() => TestAddresses.Here));
        change?.Invoke(services);
        services.AddQuartettCore(new(folder, connection), connectors);
        var core = new TestCore(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), clock, folder);
        await core.InScopeAsync(s => s.GetRequiredService<IDatabase>().MigrateAsync(CancellationToken.None));
        return core;
    }

    /// <summary>Runs a use case as the product does, in a scope of its own.</summary>
    public async Task<Outcome<TResult>> RunAsync<TResult>(IUseCase<TResult> useCase, Actor actor)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor, CancellationToken.None);
    }

    /// <summary>Runs it and fails the test when it is refused.</summary>
    public async Task<TResult> DoneAsync<TResult>(IUseCase<TResult> useCase, Actor actor)
    {
        var outcome = await RunAsync(useCase, actor);
        if (!outcome.Done) Assert.Fail($"{useCase.GetType().Name} was refused: {string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} at {r.Field}"))}");
        return outcome.Value;
    }

    /// <summary>Work on services directly, in a scope of its own.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <inheritdoc cref="InScopeAsync(Func{IServiceProvider, Task})"/>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>A founded installation: Lena Lindner owns "Tischlerei Lindner".</summary>
    public async Task<Lindner> FoundAsync()
    {
        var founded = await DoneAsync(Lindner.Founding(), Actor.Nobody);
        var person = await DoneAsync(new RecogniseSession(founded.Session!.Value), Actor.Nobody);
        return new(founded.Workspace, founded.Slug, Lindner.Acting(person));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // Time stands still for the database, too.
    private sealed class HandClock(TimeProvider clock) : IDatabaseClock
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        public ValueTask<DateTimeOffset> NowAsync(AppDbContext database, CancellationToken cancel) => new(clock.GetUtcNow());
    }

    private sealed class KeysAsWords : IWords
    {
        public string In(string language, string key, params IReadOnlyList<object> args) => $"{language}:{key}({string.Join('|', args)})";
    }

    private sealed class TestAddresses : IPageAddresses
    {
        public static readonly Uri Here = new("https://quartett.test/");

        public Uri Join(string secret) => new(Here, $"join/{secret}");

        public Uri Reset(string secret) => new(Here, $"reset/{secret}");

        public Uri Post(string workspace, Guid post) => new(Here, $"w/{workspace}/posts/{post}");

        public Uri Channel(string workspace, Guid channel) => new(Here, $"w/{workspace}/channels/{channel}");

        public Uri Deliveries(string workspace) => new(Here, $"w/{workspace}/deliveries");

        public Uri SignPolicy(string workspace) => new(Here, $"w/{workspace}/policy/sign");
    }
}

/// <summary>The company of the tests.</summary>
public sealed record Lindner(WorkspaceId Workspace, string Slug, Actor Owner)
{
    public const string Email = "lena@lindner.test";
    public const string Password = "ein guter langer Satz";

    public static FoundInstallation Founding() =>
        new("Lena Lindner", Email, "de", Password, null, new("Tischlerei Lindner", "DE", "crafts", "de"), "Firefox, Linux");

    public static Actor Acting(SignedInPerson person) => new(ActorKind.Person, person.Login, person.Name, person.Language) { Session = person.Session };
}
