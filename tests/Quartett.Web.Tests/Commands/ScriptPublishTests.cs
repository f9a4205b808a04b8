using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

/// <summary>The folder a server runs from: whole, readable by its user, and independent of where it was built.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ScriptPublishTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("quartett-publish-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_folder_serves_its_pages_to_everybody_without_the_builders_home()
    {
        var folder = Path.Combine(_home.FullName, "app");
        (await RunAsync(folder)).ShouldBe(0);

        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !File.GetUnixFileMode(f).HasFlag(UnixFileMode.OtherRead) || File.GetUnixFileMode(f).HasFlag(UnixFileMode.OtherWrite)).ShouldBeEmpty();
        await using var server = await QuartettServer.StartAsync(
            Path.Combine(_home.FullName, "data"), new Dictionary<string, string> { ["HOME"] = "/nonexistent", ["NUGET_PACKAGES"] = "/nonexistent" }, assembly: Path.Combine(folder, "Quartett.Web.dll"));
        using var http = new HttpClient { BaseAddress = server.Address };
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync("/start", Cancel));
        var parts = page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!)).ToList();
        parts.Count.ShouldBeGreaterThan(1);
        foreach (var part in parts)
        {
            using var answer = await http.GetAsync(new Uri(part, UriKind.Relative), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, part);
        }
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_refused_and_untouched()
    {
        File.WriteAllText(Path.Combine(_home.FullName, "precious"), "x");

        (await RunAsync(_home.FullName)).ShouldBe(1);
        (await RunAsync()).ShouldBe(2);

        _home.EnumerateFileSystemInfos().Select(f => f.Name).ShouldBe(["precious"]);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static async Task<int> RunAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(RepositoryRoot.File("script", "publish"), args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }
}
