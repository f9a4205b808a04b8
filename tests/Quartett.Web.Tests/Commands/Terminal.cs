using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Quartett.Core.Publishing;
using Quartett.Testing;
using Quartett.Web.Commands;
using Quartett.Web.Demo;
using Quartett.Web.Hosting;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A machine with an empty data folder, at which commands are typed.</summary>
public sealed class Terminal : IDisposable
{
    public const string Jana = "jana@lindner.test";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("quartett-terminal-");
    private readonly Dictionary<string, string?> _environment;

    private Terminal(string? postgres) => _environment = new(StringComparer.Ordinal)
    {
        ["QUARTETT_DATA"] = Data,
        ["ConnectionStrings__Quartett"] = postgres,
        ["LANG"] = "de_DE.UTF-8",
    };

    public string Data => Path.Combine(_home.FullName, "data");

    public IReadOnlyDictionary<string, string?> Environment => _environment;

    public static async Task<Terminal> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite) =>
        new(kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(cancellation: TestContext.Current.CancellationToken) : null);

    public void Set(string name, string value) => _environment[name] = value;

    public string FileAt(string name) => Path.Combine(_home.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(FileAt(name), text);
        return FileAt(name);
    }

    public string Picture(string name, int number)
    {
        File.WriteAllBytes(FileAt(name), DemoPictures.Render(DemoPictures.All[number], 160));
        return FileAt(name);
    }

    public Task<Answer> TypeAsync(params string[] args) => TypeWithAsync("", args);

    public async Task<Answer> TypeWithAsync(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole(new StringReader(input), output, error, new ConfigurationBuilder().AddInMemoryCollection(_environment).Build());
        var exit = await CommandLine.RunAsync(args, console, TestContext.Current.CancellationToken);
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>Jana, her company and a channel that rehearses.</summary>
    public async Task<Company> FoundAsync()
    {
        (await TypeWithAsync("ein guter langer Satz\n", "user", "add", "--email", Jana, "--name", "Jana Lindner", "--password-stdin", "--owner", "--json")).Exit.ShouldBe(0);
        var place = (await TypeAsync("workspace", "add", "--name", "Tischlerei Lindner", "--country", "DE", "--language", "de", "--owner", Jana, "--json")).Json;
        return new(place.GetProperty("slug").GetString()!, await ConnectAsync(place.GetProperty("slug").GetString()!, "Probe"));
    }

    public async Task<string> ConnectAsync(string workspace, string name)
    {
        var channel = await TypeAsync("channel", "add", "--workspace", workspace, "--network", "rehearsal", "--set", $"NAME={name}", "--as", Jana, "--json");
        channel.Exit.ShouldBe(0, channel.Error);
        channel.Json.GetProperty("state").GetString().ShouldBe("active");
        return channel.Json.GetProperty("id").GetString()!;
    }

    public async Task<string> DraftAsync(Company company, string text, params string[] more)
    {
        var drafted = await TypeAsync(["post", "draft", "--workspace", company.Slug, "--as", Jana, "--channel", company.Channel, "--text-file", Write($"{Guid.CreateVersion7():n}.txt", text), "--json", .. more]);
        drafted.Exit.ShouldBe(0, drafted.Error + drafted.Output);
        return drafted.Json.GetProperty("id").GetString()!;
    }

    /// <summary>What a running server does: sends what is due.</summary>
    public async Task DeliverAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddProduct(Installation.Read(new ConfigurationBuilder().AddInMemoryCollection(_environment).Build(), demo: false));
        await using var provider = services.BuildServiceProvider();
        while (await provider.GetRequiredService<IDeliveries>().SendDueAsync("test", TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }
}

public sealed record Company(string Slug, string Channel);

public sealed record Answer(int Exit, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
