using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Quartett.Testing;
using Quartett.Web.Demo;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Journeys;

/// <summary>The journey of <see cref="FirstPostTests"/> by script/quartett alone: a server runs and delivers, nobody opens a page.</summary>
public sealed class CommandLineJourneyTests : IAsyncLifetime
{
    private const string Johanna = "johanna@lindner.test";
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("quartett-commands-");
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);
    private BlueskyServer bluesky = null!;
    private QuartettServer house = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bluesky = await BlueskyServer.SharedAsync();
        environment["QUARTETT_ALLOW_HOSTS"] = $"{bluesky.Pds.Host}:{bluesky.Pds.Port},127.0.0.1:{bluesky.Pds.Port}";
        house = await QuartettServer.StartAsync(Path.Combine(home.FullName, "data"), environment);
        environment["QUARTETT_DATA"] = house.DataFolder;
        environment["QUARTETT_PUBLIC_URL"] = house.Address.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task From_an_empty_folder_to_a_post_with_two_images_on_Bluesky_and_in_the_feed()
    {
        const string text = "Ohne Browser: die Bank steht";
        var carol = bluesky.Carol;
        await TypeAsync("vier Stimmen auf einen Schlag\n", "user", "add", "--email", Johanna, "--name", "Johanna Lindner", "--password-stdin", "--owner", "--json");
        var slug = (await TypeAsync("", "workspace", "add", "--name", "Tischlerei Lindner", "--country", "DE", "--language", "de", "--owner", Johanna, "--json")).GetProperty("slug").GetString()!;
        var channel = await TypeAsync(
            carol.Password + "\n", "channel", "add", "--workspace", slug, "--network", "bluesky", "--set", $"handle={carol.Handle}",
            "--set", $"server={bluesky.Pds.ToString().TrimEnd('/')}", "--secret-stdin", "--as", Johanna, "--json");
        channel.GetProperty("state").GetString().ShouldBe("active");

        var newsroom = (await TypeAsync("", "channel", "list", "--workspace", slug, "--as", Johanna, "--json")).EnumerateArray()
            .Single(listed => listed.GetProperty("network").GetString() == "newsroom").GetProperty("id").GetString()!;
        var post = (await TypeAsync(
            text, "post", "draft", "--workspace", slug, "--as", Johanna, "--channel", channel.GetProperty("id").GetString()!, "--channel", newsroom, "--text-file", "-",
            "--image", Picture("a.jpg", 0), "--alt", "Eine Bank aus Eiche", "--image", Picture("b.jpg", 1), "--alt", "Ein Tisch", "--json")).GetProperty("id").GetString()!;
        await TypeAsync("", "post", "schedule", post, "--at", "now", "--as", Johanna, "--json");
        var variants = await DeliveredAsync(slug, post);

        variants.Count.ShouldBe(2);
        variants.ShouldAllBe(variant => variant.GetProperty("permalink").GetString()!.StartsWith("http"));
        using var reader = new BlueskyReader(bluesky, carol);
        var record = (await reader.PostsWithAsync(text, Cancel)).ShouldHaveSingleItem();
        BlueskyReader.Images(record).Select(image => image.GetProperty("alt").GetString()).ShouldBe(["Eine Bank aus Eiche", "Ein Tisch"]);
        using var http = new HttpClient();
        var feed = await http.GetStringAsync(new Uri(house.Address, $"/news/{slug}/feed.atom"), Cancel);
        feed.ShouldContain(text);
        feed.ShouldContain("Ein Tisch");
    }

    // Asking is all an outsider can do; each question is a process of its own, so no pause is needed between two.
    private async Task<IReadOnlyList<JsonElement>> DeliveredAsync(string slug, string post)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var variants = (await TypeAsync("", "post", "show", post, "--workspace", slug, "--json"))[0].GetProperty("variants").EnumerateArray().ToList();
            if (variants.TrueForAll(variant => variant.GetProperty("state").GetString() == "delivered"))
            {
                return variants;
            }
        }
    }

    private string Picture(string name, int number)
    {
        var file = Path.Combine(home.FullName, name);
        File.WriteAllBytes(file, DemoPictures.Render(DemoPictures.All[number], 400));
        return file;
    }

    private async Task<JsonElement> TypeAsync(string input, params string[] args)
    {
        var start = new ProcessStartInfo(RepositoryRoot.File("script", "quartett"), args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        process.ExitCode.ShouldBe(0, $"quartett {string.Join(' ', args)}: {await output}{await error}");
        return JsonDocument.Parse(await output).RootElement;
    }
}
