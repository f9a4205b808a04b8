using System.Net;
using System.Net.Sockets;
using Quartett.Core.Persistence;

namespace Quartett.Web.Hosting;

/// <summary>The one deployable: reads the environment, migrates, listens, and leaves in good order.</summary>
public static class ServerHost
{
    /// <param name="change">What a host of the tests adds; the product itself adds nothing.</param>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        try
        {
            await using var app = Build(args, change);
            MustBeFree(app.Services.GetRequiredService<Installation>().ListenOn);
            await MigrateAsync(app);
            await SeedDemoAsync(app);
            await AnnounceSetupCodeAsync(app);
            await app.StartAsync();
            var address = app.Urls.FirstOrDefault() ?? app.Services.GetRequiredService<IPublicAddress>().Root.ToString();
            await Console.Out.WriteLineAsync($"Quartett ready: {address.TrimEnd('/')}");
            await Console.Out.FlushAsync();
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception problem) when (problem is InstallationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Quartett cannot start: {problem.Message}");
            return 1;
        }
    }

    /// <summary>Everything but the running; tests build the same and choose their own address and data folder.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        // The slim builder leaves out IIS, QUIC and loggers nobody reads: a quicker start and a few megabytes less.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        change?.Invoke(builder);
        var installation = Installation.Read(builder.Configuration, args.Contains("--demo", StringComparer.Ordinal));
        Directory.CreateDirectory(installation.Storage.DataFolder);
        var alone = DataFolderLock.Take(installation.Storage);
        try
        {
            if (installation.Demo) builder.Services.AddSingleton(new DemoTask(Demo.DemoCompany.Claim(installation)));
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.UseStaticWebAssets();
            builder.AddQuartett(installation);
            // Made by the container, so that it is given back with it.
            builder.Services.AddSingleton(_ => alone);
            var app = builder.Build();
            app.Services.GetRequiredService<DataFolderLock>();
            WarmUp(app);
            app.UseQuartett(installation);
            return app;
        }
        catch
        {
            alone.Dispose();
            throw;
        }
    }

    // Kestrel would say so too, but only behind a page of its own inner calls.
    private static void MustBeFree(IEnumerable<string> addresses)
    {
        foreach (var (address, place) in addresses.Select(a => (a, BindingAddress.Parse(a))).Where(a => !a.Item2.IsUnixPipe && a.Item2.Port != 0))
        {
            var ip = IPAddress.TryParse(place.Host.Trim('[', ']'), out var literal) ? literal : place.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
            using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(ip, place.Port));
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new InstallationException($"{address} is in use already, perhaps by a Quartett that still runs. Stop that one, or choose another address, such as ASPNETCORE_URLS=http://127.0.0.1:{place.Port + 1}.");
            }
        }
    }

    // A quarter of a second that the second processor can spend while this one puts the pages together. What goes wrong
    // here goes wrong again where it is needed, and is told there.
    private static void WarmUp(WebApplication app) => _ = Task.Run(() =>
    {
        using var scope = app.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IDatabase>().WarmUp();
    });

    public static async Task MigrateAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDatabase>().MigrateAsync(app.Lifetime.ApplicationStopping);
        app.Services.GetRequiredService<Readiness>().Migrated = true;
    }

    private static async Task SeedDemoAsync(WebApplication app)
    {
        if (app.Services.GetService<DemoTask>() is not { } demo) return;
        if (demo.ToDo) await Demo.DemoCompany.SeedAsync(app.Services, app.Lifetime.ApplicationStopping);
        Demo.DemoCompany.Announce(Console.Error);
    }

    private sealed record DemoTask(bool ToDo);

    private static async Task AnnounceSetupCodeAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await app.Services.GetRequiredService<Setup.SetupCode>().AnnounceAsync(Console.Error, scope.ServiceProvider.GetRequiredService<Ask>());
    }
}
