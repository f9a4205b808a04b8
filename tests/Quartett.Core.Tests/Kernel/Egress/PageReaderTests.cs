using Quartett.Core.Kernel;
using System.IO.Compression;
using System.Text;
using Quartett.Core.Kernel.Egress;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Kernel.Egress;

public sealed class PageReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_gives_title_description_and_picture()
    {
        var found = await FoundAsync(new Reply(200, """
            <html><head><title>Fallback</title><meta property="og:title" content="Tischlerei &amp; Söhne">
            <meta name="description" content="plain"><meta property="og:description" content=" Zwei
            Zeilen "><meta property="og:image" content="/bild.jpg"><script>document.title='run'</script></head></html>
            """));

        found.Title.ShouldBe("Tischlerei & Söhne");
        found.Description.ShouldBe("Zwei Zeilen");
        found.Image!.AbsolutePath.ShouldBe("/bild.jpg");
    }

    [Fact]
    public async Task A_page_without_open_graph_gives_what_it_has()
    {
        var found = await FoundAsync(new Reply(200, "<title>Only this</title><script>document.title='run'</script><meta property=og:image content='javascript:x'>"));

        (found.Title, found.Description, found.Image).ShouldBe(("Only this", "", null));
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1", "")]
    [InlineData("text/html", "<meta charset=windows-1252>")]
    public async Task An_old_German_page_keeps_its_umlauts(string type, string meta)
    {
        var bytes = Encoding.Latin1.GetBytes($"{meta}<title>Möbel für Köln</title>");

        (await FoundAsync(new Reply(200, Bytes: bytes, Type: type))).Title.ShouldBe("Möbel für Köln");
    }

    [Fact]
    public async Task A_very_long_title_is_cut_at_a_whole_character()
    {
        var title = (await FoundAsync(new Reply(200, $"<title>{new string('x', 298)}😀😀</title>"))).Title;

        title.Length.ShouldBeLessThanOrEqualTo(300);
        title.ShouldEndWith("x…");
    }

    [Fact]
    public async Task A_page_or_picture_that_cannot_be_had_is_refused_with_its_reason()
    {
        await using var server = new LocalServer(asked => asked.Path switch
        {
            "/gone" => new Reply(404),
            "/pdf" => new Reply(200, "x", Type: "application/pdf"),
            "/large" => new Reply(200, new string('x', (2 * 1024 * 1024) + 1)),
            "/bomb" => new Reply(200, Bytes: Zipped(64 * 1024 * 1024), Type: "text/html\r\nContent-Encoding: gzip"),
            "/broken" => new Reply(200, "not gzip", Type: "text/html\r\nContent-Encoding: gzip"),
            "/inside" => new Reply(302, Location: "http://169.254.169.254/"),
            "/picture" => new Reply(200, "picture", Type: "image/png"),
            _ => new Reply(200, "page"),
        });
        using var http = Open(server);
        var reader = new PageReader(http);
        async Task<string?> Page(string path) => (await reader.ReadAsync(server.At(path), Cancel) as PageReading.Refused)?.Code;
        async Task<string?> Image(string path) => (await reader.ReadImageAsync(server.At(path), Cancel) as PageImageReading.Refused)?.Code;

        (await Page("/gone")).ShouldBe(PageReader.NotThere);
        (await Page("/pdf")).ShouldBe(PageReader.NotAPage);
        (await Page("/large")).ShouldBe(EgressCodes.TooLarge);
        (await Page("/bomb")).ShouldBe(EgressCodes.TooLarge);
        (await Page("/broken")).ShouldBe(EgressCodes.Unreachable);
        (await Page("/inside")).ShouldBe(EgressCodes.Metadata);
        (await Page("/")).ShouldBeNull();
        (await Image("/")).ShouldBe(PageReader.NotAPage);
        (await Image("/inside")).ShouldBe(EgressCodes.Metadata);
        (await Image("/picture")).ShouldBeNull();
        (await reader.ReadAsync(new Uri("http://169.254.169.254/"), Cancel)).ShouldBe(new PageReading.Refused(EgressCodes.Metadata, "169.254.169.254"));
    }

    private static async Task<PageReading.Found> FoundAsync(Reply reply)
    {
        await using var server = new LocalServer(_ => reply);
        using var http = Open(server);
        return (await new PageReader(http).ReadAsync(server.At("/"), Cancel)).ShouldBeOfType<PageReading.Found>();
    }

    private static GuardedHttp Open(LocalServer server) =>
        new(new AddressGuard(AllowedHosts.Parse($"127.0.0.1:{server.Port}"), new ScriptedResolver(["93.184.215.14"])));

    private static byte[] Zipped(int size)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest)) zip.Write(new byte[size]);
        return target.ToArray();
    }
}
