using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Quartett.Connectors;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Rehearsal;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Tests.Media;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Founding;
using Shouldly;

namespace Quartett.Core.Tests;

/// <summary>A company at work: an owner, an editor and an author, and one channel that rehearses.</summary>
internal sealed class Company(TestCore core, WorkspaceId workspace, string slug, Actor owner, Actor editor, Actor author) : IAsyncDisposable
{
    private static readonly Type[] TestNetworks =
        [.. typeof(StubNetwork).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IConnector).IsAssignableFrom(t))];

    public TestCore Core => core;

    public WorkspaceId Workspace => workspace;

    public string Slug => slug;

    public Actor Owner => owner;

    public Actor Editor => editor;

    public Actor Author => author;

    /// <summary>The rehearsing channel.</summary>
    public ChannelId Channel { get; private set; }

    public static Task<TestCore> CoreAsync(DatabaseKind kind, Action<IServiceCollection>? change = null) => TestCore.StartAsync(kind, change, Connectors.Networks.All, TestNetworks);

    /// <summary>A company on a fresh database of its own; ends with it.</summary>
    public static async Task<Company> StartAsync(DatabaseKind kind, string script = "", Action<IServiceCollection>? change = null)
    {
        var core = await CoreAsync(kind, change);
        var lindner = await core.FoundAsync();
        return await new Company(
            core, lindner.Workspace, lindner.Slug, lindner.Owner,
            await JoinAsync(core, lindner.Workspace, Role.Editor, "Emil Ebert"), await JoinAsync(core, lindner.Workspace, Role.Author, "Anna Auer")).OpenAsync(script);
    }

    /// <summary>Another company on the same installation, with people of its own.</summary>
    public async Task<Company> NeighbourAsync(string name = "Bäckerei Nebenan")
    {
        var boss = await AddLoginAsync(core, "Nora Neben");
        var founded = await core.DoneAsync(new FoundWorkspaceFor(new(name, "DE", "food", "de"), EmailOf("Nora Neben")), TestCore.CommandLine);
        return await new Company(
            core, founded.Workspace, founded.Slug, boss,
            await JoinAsync(core, founded.Workspace, Role.Editor, "Nils Neben"), await JoinAsync(core, founded.Workspace, Role.Author, "Nele Neben")).OpenAsync("");
    }

    public async Task<ChannelId> ConnectAsync(string name, string script = "") => await core.DoneAsync(
        new ConnectChannel(workspace, "rehearsal", null, name, new Dictionary<string, string> { ["Name"] = name, ["Script"] = script }), owner);

    public async Task<ChannelId> ConnectStubAsync(string account, string password = "streng-geheim") => await core.DoneAsync(
        new ConnectChannel(workspace, "stub", null, account, new Dictionary<string, string> { ["Account"] = account, ["Password"] = password }), owner);

    /// <summary>What the next tries of the channel end with, without a word to the channel's health.</summary>
    public Task ScriptAsync(string script) => StoredAsync(async database =>
    {
        var row = await database.Channels.SingleAsync(c => c.Id == Channel);
        row.Settings = StoredJson.Write(new Dictionary<string, string> { ["Name"] = "Probe", ["Script"] = script });
        return await database.SaveChangesAsync();
    });

    public PostContent Says(string text, params ChannelId[] channels) =>
        new() { Text = text, Variants = [.. channels.DefaultIfEmpty(Channel).Select(c => new PostVariant(c))] };

    public Task<PostId> DraftAsync(string text = "Neue Öffnungszeiten: jetzt auch samstags.", params ChannelId[] channels) =>
        core.DoneAsync(new DraftPost(workspace, Says(text, channels)), author);

    /// <summary>Drafted by the author, scheduled by the editor.</summary>
    public async Task<PostId> PlannedAsync(Moment? when = null, string text = "Neue Öffnungszeiten: jetzt auch samstags.", params ChannelId[] channels)
    {
        var post = await DraftAsync(text, channels);
        await core.DoneAsync(new SchedulePost(workspace, post, when ?? new Moment.Now()), editor);
        return post;
    }

    public async Task<PostId> PublishedAsync(string text = "Neue Öffnungszeiten: jetzt auch samstags.", params ChannelId[] channels)
    {
        var post = await PlannedAsync(null, text, channels);
        await SendDueAsync();
        (await ShowAsync(post)).Stage.ShouldBe(PostStage.Published);
        return post;
    }

    public Task<PostView> ShowAsync(PostId post) => core.DoneAsync(new ShowPost(workspace, post), owner);

    public async Task<DeliveryView> DeliveryAsync(PostId post) => (await ShowAsync(post)).Deliveries.ShouldHaveSingleItem();

    /// <summary>Sends until nothing is due.</summary>
    public async Task<int> SendDueAsync(string node = "one")
    {
        var deliveries = core.Services.GetRequiredService<IDeliveries>();
        var all = 0;
        for (var round = 0; round < 200; round++)
        {
            var taken = await deliveries.SendDueAsync(node, CancellationToken.None);
            if (taken == 0) return all;
            all += taken;
        }

        throw new InvalidOperationException("It never ends.");
    }

    public Task<int> SettleAsync() => core.Services.GetRequiredService<IDeliveries>().SettleUncertainAsync("one", CancellationToken.None);

    /// <summary>What the rehearsing channel has received: texts by handle, and tries by handle.</summary>
    public async Task<(IReadOnlyList<string> Texts, IReadOnlyList<string> Handles, IReadOnlyDictionary<string, int> Tries)> LedgerAsync(ChannelId? channel = null)
    {
        var line = (await core.Services.GetRequiredService<IChannelLines>().OpenAsync(workspace, channel ?? Channel, CancellationToken.None)).ShouldNotBeNull();
        using var ledger = JsonDocument.Parse(line.Access.Session.ShouldNotBeNull());
        var posts = ledger.RootElement.GetProperty("posts").EnumerateArray().ToList();
        return (
            posts.ConvertAll(p => p.GetProperty("text").GetString()!),
            posts.ConvertAll(p => p.GetProperty("handle").GetString()!),
            ledger.RootElement.GetProperty("tries").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetInt32()));
    }

    /// <summary>Alternative texts of the files of each post the rehearsing channel has received.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> FilesAsync()
    {
        var line = (await core.Services.GetRequiredService<IChannelLines>().OpenAsync(workspace, Channel, CancellationToken.None)).ShouldNotBeNull();
        using var ledger = JsonDocument.Parse(line.Access.Session.ShouldNotBeNull());
        return [.. ledger.RootElement.GetProperty("posts").EnumerateArray().Select(p => (IReadOnlyList<string>)[.. p.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("altText").GetString()!)])];
    }

    /// <summary>Straight into the tables, inside the walls of this company.</summary>
    public Task<T> StoredAsync<T>(Func<AppDbContext, Task<T>> work) => core.InScopeAsync(async services =>
    {
        using var _ = services.GetRequiredService<IUnitOfWork>().Enter(workspace);
        return await work(services.GetRequiredService<AppDbContext>());
    });

    public Task RoleAsync(Actor person, Role? role) => StoredAsync(async database =>
    {
        var member = await database.Members.SingleAsync(m => m.LoginId == person.Login);
        (member.Role, member.LeftAt) = (role ?? member.Role, role is null ? core.Clock.GetUtcNow() : null);
        return await database.SaveChangesAsync();
    });

    public async Task<Guid> PictureAsync(string name = "werkstatt.jpg", string alt = "Die Werkstatt")
    {
        using var content = new MemoryStream(Samples.Jpeg());
        return (await core.DoneAsync(new UploadMedia(workspace, content, name, alt), author)).Id;
    }

    public static Moment OnTheClock(int year, int month, int day, int hour, int minute, Fold fold = Fold.Ask) =>
        new Moment.OnTheClock(new LocalDateTime(year, month, day, hour, minute), fold);

    public ValueTask DisposeAsync() => core.DisposeAsync();

    private async Task<Company> OpenAsync(string script)
    {
        Channel = await ConnectAsync("Probe", script);
        return this;
    }

    private static string EmailOf(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@quartett.test";

    private static async Task<Actor> JoinAsync(TestCore core, WorkspaceId workspace, Role role, string name)
    {
        var actor = await AddLoginAsync(core, name);
        await core.InScopeAsync(async services =>
        {
            using var _ = services.GetRequiredService<IUnitOfWork>().Enter(workspace);
            var database = services.GetRequiredService<AppDbContext>();
            database.Add(new Member { Id = MemberId.New(), WorkspaceId = workspace, LoginId = actor.Login!.Value, Role = role, JoinedAt = core.Clock.GetUtcNow() });
            await database.SaveChangesAsync();
        });
        return actor;
    }

    // Without password, because nobody signs in here and hashing one takes its time.
    private static async Task<Actor> AddLoginAsync(TestCore core, string name)
    {
        var email = EmailOf(name);
        var login = new Login
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = email,
            CreatedAt = core.Clock.GetUtcNow(),
        };
        await core.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<AppDbContext>();
            database.Add(login);
            await database.SaveChangesAsync();
        });
        return new Actor(ActorKind.Person, new LoginId(login.Id), name, "de");
    }
}
