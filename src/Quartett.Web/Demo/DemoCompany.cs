using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Founding;
using Quartett.Web.Hosting;

namespace Quartett.Web.Demo;

/// <summary>
/// The company of <c>script/server --demo</c>: Tischlerei Lindner, with people, channels, pictures and eight weeks of
/// posts. Everything is done through the product's own use cases under a clock that is set back, so that the past
/// really passed the gate and the dispatcher.
/// </summary>
public static class DemoCompany
{
    internal const int DaysBack = 30;

    /// <summary>The company is older than its posts, so that some of what people proved ends soon.</summary>
    internal const int DaysFounded = 172;

    /// <summary>Takes the data folder for the demo, before anything else is written into it.</summary>
    /// <returns>Whether <see cref="SeedAsync"/> has to follow after the migrations.</returns>
    /// <exception cref="InstallationException">The folder holds something that is not the demo's.</exception>
    public static bool Claim(Installation installation) => DemoFolder.Claim(installation.Storage);

    /// <summary>Fills the migrated, empty database; at the end the folder is marked as finished.</summary>
    /// <param name="services">Of the host that is about to start.</param>
    /// <exception cref="InstallationException">The database is in use already.</exception>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        // Without mail: the people of the demo do not exist, and nobody should be written to.
        var installation = services.GetRequiredService<Installation>();
        installation = installation with { Smtp = null, Storage = installation.Storage with { HasItsOwnTime = true } };
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var product = Compose(installation, services, now.AddDays(-DaysFounded), out var clock);
        var stage = new DemoStage(product, clock, cancel);
        if (await stage.AskAsync(new IsFounded(), Actor.Nobody))
            throw new InstallationException("The database is in use already, so the demo does not start in it. Name an empty one, or start without --demo.");

        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var cast = await DemoCast.AssembleAsync(stage);
        await DemoTraining.PlayAsync(stage, cast, now);
        clock.Set(now.AddDays(-DaysBack));
        var script = new DemoScript(stage, cast, zone, await DemoShelf.FillAsync(stage, cast), now);
        await script.PlayAsync();
        DemoFolder.Finish(installation.Storage);
    }

    /// <summary>Who can sign in, for the start of the server.</summary>
    public static void Announce(TextWriter writer)
    {
        writer.WriteLine("Tischlerei Lindner – the demo company. Sign in as:");
        foreach (var (name, email, password, role) in DemoCast.SignIns) writer.WriteLine($"  {email,-24} {password,-22} {name}, {role}");
    }

    private static ServiceProvider Compose(Installation installation, IServiceProvider host, DateTimeOffset start, out DemoClock clock)
    {
        clock = new DemoClock(start);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(host.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(host.GetRequiredService<ILoggerFactory>());
        services.AddLogging();
        services.AddProduct(installation);
        return services.BuildServiceProvider();
    }
}
