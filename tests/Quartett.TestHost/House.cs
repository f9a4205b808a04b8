using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.TestNetwork;
using Quartett.Web;
using Quartett.Web.Hosting;

namespace Quartett.TestHost;

/// <summary>
/// The product put together on a data folder and a database without serving: a company is founded and its posts are
/// planned by the product's own use cases, before, while and after processes work on the same database.
/// </summary>
public sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider _product;

    private House(ServiceProvider product, Place place, WorkspaceId workspace, Actor owner) => (_product, Place, Workspace, Owner) = (product, place, workspace, owner);

    public Place Place { get; }

    public WorkspaceId Workspace { get; }

    public Actor Owner { get; }

    /// <summary>Founds a company on an empty place.</summary>
    public static async Task<House> FoundAsync(Place place)
    {
        var product = Build(place);
        await using (var scope = product.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<IDatabase>().MigrateAsync(CancellationToken.None);
        var founded = await DoneAsync(product, new FoundInstallation("Lena Lindner", "lena@lindner.test", "de", "ein guter langer Satz", null, new("Tischlerei Lindner", "DE", "crafts", "de"), "Firefox, Linux"), Actor.Nobody);
        var person = await DoneAsync(product, new RecogniseSession(founded.Session!.Value), Actor.Nobody);
        return new(product, place, founded.Workspace, new(ActorKind.Person, person.Login, person.Name, person.Language) { Session = person.Session });
    }

    /// <summary>The same company at another place, where folder and database are copies.</summary>
    public House At(Place copy) => new(Build(copy), copy, Workspace, Owner);

    /// <summary>Connects an account of the test network; the channel bears its name.</summary>
    public Task<ChannelId> ConnectAsync(Variant variant, string account) => ConnectAsync($"test-{variant.ToString().ToLowerInvariant()}", account, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(TestNetworkSettings.Account)] = account,
        [nameof(TestNetworkSettings.Password)] = "streng-geheim",
        [nameof(TestNetworkSettings.Server)] = Place.Network.ToString(),
    });

    public Task<ChannelId> ConnectAsync(string network, string name, IReadOnlyDictionary<string, string> values) =>
        DoneAsync(new ConnectChannel(Workspace, network, null, name, values), Owner);

    /// <summary>Drafts a post for the channels and plans it; at once when <paramref name="at"/> is <c>null</c>.</summary>
    public async Task<PostId> PlanAsync(string text, DateTimeOffset? at, params IReadOnlyList<ChannelId> channels)
    {
        var post = await DoneAsync(new DraftPost(Workspace, new PostContent { Text = text, Variants = [.. channels.Select(channel => new PostVariant(channel))] }), Owner);
        await DoneAsync(new SchedulePost(Workspace, post, at is { } moment ? new Moment.At(moment) : new Moment.Now()), Owner);
        return post;
    }

    public async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(PostId post) => (await DoneAsync(new ShowPost(Workspace, post), Owner)).Deliveries;

    public Task<TResult> DoneAsync<TResult>(IUseCase<TResult> useCase, Actor actor) => DoneAsync(_product, useCase, actor);

    public async Task<TResult> InScopeAsync<TResult>(Func<IServiceProvider, Task<TResult>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = _product.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    // As the command line does: without the lock by which a server has its data folder to itself.
    private static ServiceProvider Build(Place place)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(place.Environment().Append(new("QUARTETT_DATA", place.DataFolder))
            .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value))).Build();
        var services = new ServiceCollection();
        Additions.Make(services);
        services.AddProduct(Installation.Read(configuration, demo: false));
        return services.BuildServiceProvider();
    }

    private static async Task<TResult> DoneAsync<TResult>(ServiceProvider product, IUseCase<TResult> useCase, Actor actor)
    {
        await using var scope = product.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor, CancellationToken.None);
        return outcome.Done ? outcome.Value : throw new InvalidOperationException($"{useCase.GetType().Name} was refused: {string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} at {r.Field}"))}");
    }
}
