using System.Net.Http.Json;
using System.Text.Json;
using NetVips;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Media;

public sealed class InstallableTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phone_finds_everything_it_needs_to_install_the_product()
    {
        await using var house = await House.OpenAsync();
        using var client = house.Stranger();

        using var answer = await client.GetAsync("/manifest.webmanifest", Cancel);
        var manifest = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var page = await client.GetStringAsync("/sign-in", Cancel);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/manifest+json");
        foreach (var name in new[] { "id", "name", "short_name", "description", "start_url", "scope", "display", "lang", "dir", "theme_color", "background_color" })
            manifest.GetProperty(name).GetString().ShouldNotBeNullOrEmpty(name);
        manifest.GetProperty("display").GetString().ShouldBe("standalone");
        page.ShouldContain("rel=\"manifest\" href=\"/manifest.webmanifest\"");
        page.ShouldContain("apple-touch-icon");
        var icons = manifest.GetProperty("icons").EnumerateArray().ToList();
        icons.ShouldContain(i => i.GetProperty("sizes").GetString() == "192x192");
        icons.ShouldContain(i => i.GetProperty("sizes").GetString() == "512x512");
        icons.Select(i => i.TryGetProperty("purpose", out var purpose) ? purpose.GetString() : "any").ShouldContain("maskable");
        foreach (var icon in icons)
        {
            using var picture = Image.NewFromBuffer(await client.GetByteArrayAsync(icon.GetProperty("src").GetString(), Cancel));
            $"{picture.Width}x{picture.Height}".ShouldBe(icon.GetProperty("sizes").GetString());
        }
    }
}
