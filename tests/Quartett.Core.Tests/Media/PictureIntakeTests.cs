using System.Text;
using CsCheck;
using NetVips;
using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

public sealed class PictureIntakeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "photo.jpg", [], MediaCodes.Empty },
        { "photo.jpg", [0xFF, 0xD8, 0xFF], MediaCodes.Corrupt },
        { "photo.jpg", Samples.Jpeg(400, 300)[..2000], MediaCodes.Corrupt },
        { "photo.png", Samples.Noise(100, 100)[..9000], MediaCodes.Corrupt },
        { "photo.webp", Samples.WebP(200, 200)[..^40], MediaCodes.Corrupt },
        { "photo.gif", Samples.Gif(0), MediaCodes.Corrupt },
        { "photo.gif", Samples.Gif(1)[..^3], MediaCodes.Corrupt },
        { "photo.gif", Samples.Gif(2), MediaCodes.Animated },
        { "photo.png", Samples.WithChunk(Samples.Png(), "acTL", [0, 0, 0, 2, 0, 0, 0, 0]), MediaCodes.Animated },
        { "photo.webp", Samples.AnimatedWebP(), MediaCodes.Animated },
        { "huge.png", Samples.PngHeader(40_000, 40_000), MediaCodes.TooManyPixels },
        { "huge.png", Samples.PngHeader(int.MaxValue, int.MaxValue), MediaCodes.TooManyPixels },
        { "huge.png", Samples.PngHeader(0, 5), MediaCodes.Corrupt },
        { "IMG_1.HEIC", Samples.Brand("heic"), MediaCodes.Heic },
        { "IMG_1.jpg", Samples.Brand("mif1"), MediaCodes.Heic },
        { "IMG_1.avif", Samples.Brand("avif"), MediaCodes.Heic },
        { "logo.png", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), MediaCodes.Disguised },
        { "logo.png", Encoding.UTF8.GetBytes("\uFEFF  <?xml version='1.0'?><svg/>"), MediaCodes.Disguised },
        { "logo.PNG", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>"), MediaCodes.Disguised },
        { "logo.jpg", Encoding.UTF8.GetBytes("%PDF-1.7"), MediaCodes.Disguised },
        { "logo.webp", Samples.Brand("isom"), MediaCodes.Disguised },
        { "logo.svg", Encoding.UTF8.GetBytes("<svg/>"), MediaCodes.Type },
        { "scan.tif", Encoding.UTF8.GetBytes("II*\0aaaa"), MediaCodes.Type },
        { "x", Encoding.UTF8.GetBytes("x"), MediaCodes.Type },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_no_still_picture_is_refused_for_its_own_reason(string name, byte[] content, string code)
    {
        (await TakeAsync(content, name)).Problem!.Code.ShouldBe(code);
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task A_60_MB_picture_is_refused_before_it_is_all_read()
    {
        using var upload = new MemoryStream(new byte[60 * 1024 * 1024]);

        var answer = await new PictureIntake(_scratch.Folder).TakeAsync(upload, "large.jpg", Cancel);

        answer.Problem!.Code.ShouldBe(MediaCodes.TooLarge);
        answer.Problem.Args["maxMegabytes"].ShouldBe("50");
        upload.Position.ShouldBeLessThan(upload.Length);
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task Every_accepted_kind_becomes_what_can_be_shown_everywhere()
    {
        using var jpeg = (await TakeAsync(Samples.Jpeg(), "a")).Value!;
        using var png = (await TakeAsync(Samples.Png(), "a")).Value!;
        using var clear = (await TakeAsync(Samples.Png(bands: 4), "a")).Value!;
        using var opaque = (await TakeAsync(Samples.OpaquePng(), "a")).Value!;
        using var webP = (await TakeAsync(Samples.WebP(), "a")).Value!;
        using var gif = (await TakeAsync(Samples.Gif(1), "a")).Value!;

        new[] { jpeg, png, clear, opaque, webP, gif }.Select(taken => taken.Master.ContentType)
            .ShouldBe(["image/jpeg", "image/jpeg", "image/png", "image/jpeg", "image/jpeg", "image/jpeg"]);
        (jpeg.Master.Width, jpeg.Master.Height).ShouldBe((60, 40));
        (gif.Master.Width, gif.Master.Height).ShouldBe((1, 1));
        jpeg.Thumbnail.ContentType.ShouldBe("image/webp");
        (jpeg.Thumbnail.Width, jpeg.Thumbnail.Height).ShouldBe((60, 40));
    }

    [Fact]
    public async Task A_thumbnail_is_at_most_480_pixels_long()
    {
        using var taken = (await TakeAsync(Samples.Jpeg(1600, 800), "a")).Value!;

        (taken.Thumbnail.Width, taken.Thumbnail.Height).ShouldBe((480, 240));
        taken.Thumbnail.Bytes.ShouldBe(new FileInfo(taken.Thumbnail.Path).Length);
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    public async Task The_place_and_every_other_mark_is_gone_and_the_person_is_told(string kind)
    {
        void Mark(MutableImage image)
        {
            image.Set(GValue.GStrType, "exif-ifd0-Make", "SecretCamera (SecretCamera, ASCII, 13 components, 13 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 8/1 0/1 (48, 8, 0, Rational, 3 components, 24 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N (N, ASCII, 2 components, 2 bytes)");
        }

        var upload = kind == "image/jpeg" ? Samples.Jpeg(mark: Mark) : Samples.WithChunk(Samples.Png(bands: 4, mark: Mark), "tEXt", "Comment\0SecretText"u8.ToArray());
        Encoding.Latin1.GetString(upload).ShouldContain("SecretCamera");

        using var taken = (await TakeAsync(upload, "a")).Value!;

        taken.LocationRemoved.ShouldBeTrue();
        taken.Master.ContentType.ShouldBe(kind);
        foreach (var file in new[] { taken.Master, taken.Thumbnail })
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Path, Cancel)).ShouldNotContain("Secret");
            using var image = Image.NewFromFile(file.Path);
            image.GetFields().Where(field => field.StartsWith("exif", StringComparison.Ordinal) || field.Contains("icc") || field.Contains("xmp") || field.Contains("comment")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_picture_without_a_place_says_nothing_of_one()
    {
        using var taken = (await TakeAsync(Samples.Jpeg(mark: image => image.Set(GValue.GStrType, "exif-ifd0-Make", "X (X, ASCII, 2 components, 2 bytes)")), "a")).Value!;

        taken.LocationRemoved.ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_in_XMP_is_found_too()
    {
        using var taken = (await TakeAsync(Samples.Jpeg(mark: image => image.Set(GValue.BlobType, "xmp-data", "<x:xmpmeta exif:GPSLatitude='48,8N'/>"u8.ToArray())), "a")).Value!;

        taken.LocationRemoved.ShouldBeTrue();
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(taken.Master.Path, Cancel)).ShouldNotContain("GPSLatitude");
    }

    [Theory]
    [InlineData(1, 60, 40)]
    [InlineData(2, 60, 40)]
    [InlineData(3, 60, 40)]
    [InlineData(6, 40, 60)]
    [InlineData(8, 40, 60)]
    public async Task A_photo_taken_sideways_is_turned_upright(int orientation, int width, int height)
    {
        using var taken = (await TakeAsync(Samples.Jpeg(mark: image => image.Set(GValue.GIntType, "orientation", orientation)), "a")).Value!;

        (taken.Master.Width, taken.Master.Height).ShouldBe((width, height));
    }

    [Fact]
    public async Task Colours_of_a_wide_profile_look_the_same_afterwards()
    {
        using var red = Image.Black(20, 20, bands: 3).Linear([1], [200, 60, 40]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var wide = red.IccTransform("p3", inputProfile: "srgb");
        var upload = wide.PngsaveBuffer(keep: Enums.ForeignKeep.Icc);
        wide.Getpoint(5, 5)[0].ShouldBeLessThan(195);

        using var taken = (await TakeAsync(upload, "a")).Value!;
        using var image = Image.NewFromFile(taken.Master.Path);

        var pixel = image.Getpoint(5, 5);
        pixel[0].ShouldBe(200, 4);
        pixel[1].ShouldBe(60, 4);
        pixel[2].ShouldBe(40, 4);
    }

    [Fact]
    public async Task A_print_picture_in_CMYK_and_one_of_16_bits_are_taken()
    {
        using var scene = Samples.Scene(60, 40);
        using var cmyk = scene.IccTransform("cmyk", inputProfile: "srgb");
        using var deep = scene.Colourspace(Enums.Interpretation.Rgb16);

        using var print = (await TakeAsync(cmyk.JpegsaveBuffer(), "a")).Value!;
        using var photo = (await TakeAsync(deep.PngsaveBuffer(), "a")).Value!;

        using var printed = Image.NewFromFile(print.Master.Path);
        using var shown = Image.NewFromFile(photo.Master.Path);
        (printed.Bands, shown.Bands).ShouldBe((3, 3));
        shown.Getpoint(30, 20)[0].ShouldBe(scene.Getpoint(30, 20)[0], 8);
    }

    [Fact]
    public async Task Random_bytes_behind_a_real_beginning_never_do_more_than_be_refused()
    {
        byte[][] beginnings = [[], Samples.Jpeg()[..200], Samples.Png()[..60], Samples.WebP()[..40], Samples.Gif(1)[..20], Samples.PngHeader(20, 20)[..41]];
        await Gen.Select(Gen.Int[0, beginnings.Length - 1], Gen.Byte.Array[0, 400]).SampleAsync(async (which, rest) =>
        {
            var answer = await TakeAsync([.. beginnings[which], .. rest], "a.png");
            answer.Value?.Dispose();
            (answer.Value is null).ShouldBe(answer.Problem is not null);
        }, iter: 400, threads: 2);
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task One_changed_byte_never_does_more_than_be_refused()
    {
        byte[][] files = [Samples.Jpeg(), Samples.Png(bands: 4), Samples.WebP(), Samples.Gif(1)];
        await Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, 100_000], Gen.Byte).SampleAsync(async (which, at, value) =>
        {
            var file = files[which].ToArray();
            file[at % file.Length] = value;
            (await TakeAsync(file, "a.png")).Value?.Dispose();
        }, iter: 400, threads: 2);
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Theory]
    [InlineData("svgload_buffer")]
    [InlineData("tiffload_buffer")]
    [InlineData("heifload_buffer")]
    public async Task Loaders_nobody_needs_are_closed(string loader)
    {
        (await TakeAsync(Samples.Jpeg(), "a")).Value!.Dispose();
        var content = loader == "tiffload_buffer" ? Samples.Scene(4, 4).TiffsaveBuffer() : Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>");

        Should.Throw<VipsException>(() => Operation.Call(loader, content));
        Should.Throw<VipsException>(() => Image.NewFromBuffer(content));
        Cache.Max.ShouldBe(0);
        NetVips.NetVips.Concurrency.ShouldBe(1);
    }

    private async Task<MediaAnswer<TakenPicture>> TakeAsync(byte[] content, string name)
    {
        using var upload = new MemoryStream(content);
        return await new PictureIntake(_scratch.Folder).TakeAsync(upload, name, Cancel);
    }
}
