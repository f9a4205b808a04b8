using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Quartett.Core.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Media;

/// <summary>What people send by mistake and others on purpose: each gets a sentence at the field, and nothing stays behind.</summary>
public sealed class BadUploadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, byte[], string, string> Bad => new()
    {
        { "a_60_MB_picture", "foto.jpg", Large(60), MediaCodes.TooLarge, "50 MB" },
        { "a_corrupt_picture", "foto.jpg", [.. Samples.Jpeg(200, 200)[..600], .. new byte[100]], MediaCodes.Corrupt, "beschädigt" },
        { "an_animated_gif", "party.gif", Samples.Gif(3), MediaCodes.Animated, "mp4" },
        { "an_animated_webp", "party.webp", Samples.AnimatedWebP(), MediaCodes.Animated, "mp4" },
        { "40_000_by_40_000_pixels", "plakat.png", Samples.PngHeader(40_000, 40_000), MediaCodes.TooManyPixels, "40000 × 40000" },
        { "a_heic_picture", "IMG_0815.HEIC", Samples.Brand("heic"), MediaCodes.Heic, "Maximale Kompatibilität" },
        { "a_heic_named_jpg", "IMG_0815.jpg", Samples.Brand("heic"), MediaCodes.Heic, "JPEG" },
        { "an_svg_named_png", "logo.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), MediaCodes.Disguised, "etwas anderes" },
        { "html_named_png", "seite.png", "<!doctype html><script>alert(1)</script>"u8.ToArray(), MediaCodes.Disguised, "etwas anderes" },
        { "an_svg", "logo.svg", "<svg/>"u8.ToArray(), MediaCodes.Type, "JPEG, PNG, WebP" },
        { "an_empty_file", "leer.png", [], MediaCodes.Empty, "leer" },
        { "an_empty_video", "leer.mp4", [], MediaCodes.Empty, "leer" },
        { "a_quicktime_video", "film.mov", Videos.Mp4(brand: "qt  "), MediaCodes.QuickTime, "mp4" },
        { "a_video_cut_off", "film.mp4", Videos.Mp4()[..^10], MediaCodes.Corrupt, "beschädigt" },
        { "a_picture_named_mp4", "film.mp4", Samples.Jpeg(), MediaCodes.Disguised, "etwas anderes" },
        { "a_protected_video", "film.mp4", Videos.Mp4(codec: "encv"), MediaCodes.Protected, "kopiergeschützt" },
        { "captions_with_a_bad_time", "film.vtt", "WEBVTT\n\n00:01 --> später\nHallo"u8.ToArray(), MediaCodes.CaptionsTime, "Zeile 3" },
        { "captions_in_latin_1", "film.srt", Encoding.Latin1.GetBytes("1\n00:00:01,000 --> 00:00:02,000\nGrüße"), MediaCodes.CaptionsEncoding, "UTF-8" },
        { "captions_without_cues", "film.vtt", "Nur ein Text"u8.ToArray(), MediaCodes.CaptionsFormat, "WebVTT" },
        { "empty_captions", "film.vtt", [], MediaCodes.CaptionsEmpty, "leer" },
        { "too_large_captions", "film.vtt", new byte[600 * 1024], MediaCodes.CaptionsTooLarge, "512 KB" },
    };

    [Fact]
    public async Task Every_bad_file_gets_its_sentence_at_the_field_and_leaves_nothing_behind()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        foreach (var (name, file, content, code, words) in Bad.Select(row => row.Data))
        {
            using var answer = await house.UploadAsync(client, content, file);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, name);
            problem.GetProperty("code").GetString().ShouldBe(code, name);
            problem.GetProperty("field").GetString().ShouldBe("file", name);
            problem.GetProperty("message").GetString()!.ShouldContain(words, Case.Sensitive, name);
            house.Files("scratch").ShouldBeEmpty(name);
            house.Files("media").ShouldBeEmpty(name);
        }

        (await house.RunAsync(new ListMedia(house.Workspace))).Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sentences_are_in_the_language_of_the_person()
    {
        await using var house = await House.OpenAsync("en");
        using var client = await house.SignedInAsync();

        using var answer = await house.UploadAsync(client, Samples.Brand("heic"), "IMG_0815.heic");

        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("message").GetString()!.ShouldContain("Most Compatible");
    }

    [Fact]
    public async Task A_full_disk_is_said_and_nothing_is_half_kept()
    {
        if (!File.Exists("/dev/full")) Assert.Skip("This system has no full disk to write to.");
        await using var house = await House.OpenAsync(change: (builder, folder) => builder.Services.AddSingleton<IFileStore>(
            _ => new FolderFileStore(Path.Combine(folder.FullName, "media"), _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write))));
        using var client = await house.SignedInAsync();

        using var answer = await house.UploadAsync(client, Samples.Jpeg(), "foto.jpg");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        problem.GetProperty("code").GetString().ShouldBe(MediaCodes.DiskFull);
        problem.GetProperty("message").GetString()!.ShouldContain("kein Platz");
        house.Files("scratch").ShouldBeEmpty();
        (await house.RunAsync(new ListMedia(house.Workspace))).Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_without_a_file_says_so()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        using var form = new MultipartFormDataContent { { new StringContent("kein Bild"), "note" } };

        using var empty = await client.PostAsync($"/api/v1/w/{house.Slug}/media", form, Cancel);
        using var json = await client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/media", new { file = "kein Bild" }, Cancel);

        foreach (var answer in new[] { empty, json })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString().ShouldBe("media.missing");
        }
    }

    [Fact]
    public async Task Without_scripts_the_page_says_the_same()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var token = House.TokenOf(await client.GetStringAsync($"/w/{house.Slug}/media", Cancel));
        client.DefaultRequestHeaders.Remove("X-XSRF-TOKEN");

        using var bad = await client.PostAsync($"/w/{house.Slug}/media/upload", Form(token, Samples.PngHeader(40_000, 40_000), "plakat.png"), Cancel);
        using var page = await client.GetAsync(bad.Headers.Location, Cancel);
        using var good = await client.PostAsync($"/w/{house.Slug}/media/upload", Form(token, Samples.Jpeg(), "tisch.jpg"), Cancel);
        using var forged = await client.PostAsync($"/w/{house.Slug}/media/upload", Form("", Samples.Jpeg(), "tisch.jpg"), Cancel);

        page.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancel)).ShouldContain("40000 × 40000 Pixel");
        good.Headers.Location!.ToString().ShouldStartWith($"/w/{house.Slug}/media/0");
        forged.Headers.Location!.ToString().ShouldContain("kernel.forged");
        (await house.RunAsync(new ListMedia(house.Workspace))).Value!.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Old_leftovers_are_swept_and_young_ones_stay()
    {
        await using var house = await House.OpenAsync();
        Directory.CreateDirectory(house.PathOf("scratch"));
        await File.WriteAllTextAsync(house.PathOf("scratch/old"), "x", Cancel);
        await File.WriteAllTextAsync(house.PathOf("scratch/young"), "x", Cancel);
        File.SetLastWriteTimeUtc(house.PathOf("scratch/old"), DateTime.UnixEpoch);

        // The house may have swept already, since it has just opened; then there is nothing left to count.
        (await house.RunAsync(new SweepUploads(), Quartett.Core.Kernel.Actor.Clock)).Done.ShouldBeTrue();

        house.Files("scratch").ShouldBe(["young"]);
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_swept_soon_after_the_start()
    {
        await using var house = await House.OpenAsync(change: (_, folder) =>
        {
            var scratch = folder.CreateSubdirectory("scratch").FullName;
            File.WriteAllText(Path.Combine(scratch, "old"), "x");
            File.WriteAllText(Path.Combine(scratch, "young"), "x");
            File.SetLastWriteTimeUtc(Path.Combine(scratch, "old"), DateTime.UnixEpoch);
        });

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (house.Files("scratch").Contains("old")) await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);

        house.Files("scratch").ShouldBe(["young"]);
    }

    private static MultipartFormDataContent Form(string token, byte[] content, string name) => new()
    {
        { new StringContent(token), "__RequestVerificationToken" },
        { new ByteArrayContent(content), "file", name },
    };

    private static byte[] Large(int megabytes)
    {
        var content = new byte[megabytes * 1024 * 1024];
        Samples.Jpeg().CopyTo(content, 0);
        return content;
    }
}
