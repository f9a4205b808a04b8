using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Quartett.Core.Persistence;
using Quartett.Web.Commands;
using Quartett.Web.Demo;
using Quartett.Web.Hosting;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Demo;

public sealed class DemoCompanyTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("quartett-demo-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_home.FullName, "data-demo");

    [Fact]
    public async Task The_company_has_a_past_a_future_and_something_to_attend_to()
    {
        await SeedAsync();

        var posts = await PostsAsync();
        // The series has planned four weeks ahead, of which one day is in the list.
        posts.Count.ShouldBeInRange(DemoPosts.All.Count + 2, DemoPosts.All.Count + 4);
        var states = posts.SelectMany(p => p.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("state").GetString()!)).GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        states["delivered"].ShouldBeGreaterThan(20);
        states["waiting"].ShouldBeGreaterThan(10);
        states["held"].ShouldBe(3);
        states["rejected"].ShouldBe(1);
        states["draft"].ShouldBeGreaterThan(5);
        posts.Where(p => p.GetRawText().Contains("\"delivered\"", StringComparison.Ordinal)).ShouldAllBe(p => p.GetRawText().Contains("\"attempts\":[{", StringComparison.Ordinal));
        (await TypeAsync("audit", "verify", "tischlerei-lindner")).Exit.ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(Folder, "media"), "*.thumb", SearchOption.AllDirectories).Count().ShouldBe(DemoPictures.All.Count);
    }

    [Fact]
    public async Task A_seeded_folder_is_left_alone_and_a_broken_off_one_begins_anew()
    {
        DemoCompany.Claim(Installation()).ShouldBeTrue();
        await File.WriteAllTextAsync(Path.Combine(Folder, "quartett.db"), "half", Cancel);
        DemoCompany.Claim(Installation()).ShouldBeTrue();
        File.Exists(Path.Combine(Folder, "quartett.db")).ShouldBeFalse();

        DemoFolder.Finish(Installation().Storage);
        await File.WriteAllTextAsync(Path.Combine(Folder, "quartett.db"), "whole", Cancel);
        DemoCompany.Claim(Installation()).ShouldBeFalse();
        File.Exists(Path.Combine(Folder, "quartett.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_elses_folder_is_refused_and_untouched()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "quartett.db"), "precious", Cancel);

        Should.Throw<InstallationException>(() => DemoCompany.Claim(Installation())).Message.ShouldContain("not the demo's");

        Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).ShouldBe(["quartett.db"]);
    }

    [Fact]
    public void Without_a_named_folder_the_demo_has_its_own() =>
        Hosting.Installation.Read(new ConfigurationBuilder().Build(), demo: true).Storage.DataFolder.ShouldBe(Path.GetFullPath("data-demo"));

    [Fact]
    public void Every_picture_is_described_and_every_post_names_pictures_that_exist()
    {
        DemoPictures.All.ShouldAllBe(p => p.AltText.Length > 20);
        DemoPosts.All.SelectMany(p => p.Pictures).Except(DemoPictures.All.Select(p => p.Key)).ShouldBeEmpty();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    private async Task SeedAsync()
    {
        var installation = Installation();
        DemoCompany.Claim(installation).ShouldBeTrue();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddProduct(installation);
        await using var provider = services.BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IDatabase>().MigrateAsync(Cancel);
        }

        await DemoCompany.SeedAsync(provider, Cancel);
    }

    private Installation Installation() => Hosting.Installation.Read(Environment(), demo: true);

    private IConfiguration Environment() => new ConfigurationBuilder().AddInMemoryCollection([new("QUARTETT_DATA", Folder)]).Build();

    private async Task<List<JsonElement>> PostsAsync() =>
        [.. JsonDocument.Parse((await TypeAsync("post", "list", "--workspace", "tischlerei-lindner", "--json")).Output).RootElement.EnumerateArray()];

    private async Task<(int Exit, string Output)> TypeAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, new(TextReader.Null, output, error, Environment()), Cancel);
        return (exit, output.ToString());
    }
}
