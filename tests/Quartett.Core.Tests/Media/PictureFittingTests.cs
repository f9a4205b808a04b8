using CsCheck;
using NetVips;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

public sealed class PictureFittingTests : IDisposable
{
    private static readonly ImageLimits Bluesky = new(4, 1_000_000, ["image/jpeg", "image/png", "image/webp"], 2000);
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_picture_within_the_limits_keeps_its_size()
    {
        var fitted = (await FitAsync(Samples.Jpeg(600, 400), new PictureShape(), Bluesky)).Value!;

        (fitted.Width, fitted.Height, fitted.ContentType).ShouldBe((600, 400, "image/jpeg"));
    }

    [Fact]
    public async Task A_picture_too_long_is_made_as_long_as_allowed()
    {
        var fitted = (await FitAsync(Samples.Jpeg(3000, 1500), new PictureShape(), Bluesky)).Value!;

        (fitted.Width, fitted.Height).ShouldBe((2000, 1000));
    }

    [Fact]
    public async Task A_picture_too_heavy_loses_quality_first_and_size_second()
    {
        var heavy = Samples.Noise(800, 800);
        var best = (await FitAsync(heavy, new PictureShape(), Bluesky with { MaxBytes = 10_000_000 })).Value!.Content.Length;

        var less = (await FitAsync(heavy, new PictureShape(), Bluesky with { MaxBytes = best * 2 / 3, Types = ["image/jpeg"] })).Value!;
        var small = (await FitAsync(heavy, new PictureShape(), Bluesky with { MaxBytes = best / 20, Types = ["image/jpeg"] })).Value!;

        less.Width.ShouldBe(800);
        less.Content.Length.ShouldBeLessThanOrEqualTo(best * 2 / 3);
        small.Width.ShouldBeLessThan(800);
        small.Content.Length.ShouldBeLessThanOrEqualTo(best / 20);
    }

    [Fact]
    public async Task What_is_see_through_stays_so_where_it_may_and_becomes_white_where_it_may_not()
    {
        var clear = Samples.Png(60, 40, bands: 4);

        (await FitAsync(clear, new PictureShape(), Bluesky)).Value!.ContentType.ShouldBe("image/png");
        var flat = (await FitAsync(clear, new PictureShape(), Bluesky with { Types = ["image/jpeg"] })).Value!;
        using var image = Image.NewFromBuffer(flat.Content);
        image.HasAlpha().ShouldBeFalse();
        // 100 of 255 parts black on white.
        image.Getpoint(0, 0)[0].ShouldBe(155, 5);
    }

    [Fact]
    public async Task The_crop_and_the_focal_point_decide_what_is_seen()
    {
        var master = Samples.Png(200, 100);

        var left = (await FitAsync(master, new PictureShape(Focus: new FocalPoint(0, 0.5), TargetAspect: 1), Bluesky with { Types = ["image/png"] })).Value!;
        var right = (await FitAsync(master, new PictureShape(Focus: new FocalPoint(1, 0.5), TargetAspect: 1), Bluesky with { Types = ["image/png"] })).Value!;
        var part = (await FitAsync(master, new PictureShape(new CropArea(0.25, 0.5, 0.5, 0.5)), Bluesky with { Types = ["image/png"] })).Value!;

        (left.Width, left.Height, right.Width, part.Width, part.Height).ShouldBe((100, 100, 100, 100, 50));
        Red(left, 0, 0).ShouldBe(0, 2);
        Red(right, 0, 0).ShouldBe(127, 2);
        Red(part, 0, 0).ShouldBe(64, 2);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        var shape = new PictureShape(new CropArea(0.1, 0.1, 0.7, 0.6), new FocalPoint(0.3, 0.3), 1.5);
        var limits = Bluesky with { MaxBytes = 30_000, MaxEdge = 500 };
        var master = Samples.Noise(700, 500);

        var first = (await FitAsync(master, shape, limits)).Value!;
        (await FitAsync(master, shape, limits)).Value!.Content.ShouldBe(first.Content);
    }

    [Fact]
    public async Task Limits_nothing_can_satisfy_are_said_so()
    {
        (await FitAsync(Samples.Jpeg(), new PictureShape(), Bluesky with { MaxBytes = 10 })).Problem!.Code.ShouldBe(MediaCodes.CannotFit);
        (await FitAsync(Samples.Jpeg(), new PictureShape(), Bluesky with { Types = ["image/tiff"] })).Problem!.Code.ShouldBe(MediaCodes.CannotFit);
        (await FitAsync([1, 2, 3], new PictureShape(), Bluesky)).Problem!.Code.ShouldBe(MediaCodes.Corrupt);
    }

    [Fact]
    public async Task Whatever_the_crop_and_the_limits_the_result_is_within_them()
    {
        byte[][] masters = [Samples.Noise(90, 61), Samples.Jpeg(300, 7), Samples.Png(33, 120, bands: 4), Samples.Png(1, 1)];
        string[][] types = [["image/jpeg"], ["image/png"], ["image/webp"], ["image/jpeg", "image/png", "image/webp"], ["image/*"]];
        var fraction = Gen.OneOf(Gen.Double[-0.5, 1.5], Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity)));
        var crop = Gen.Select(fraction, fraction, fraction, fraction, (x, y, width, height) => new CropArea(x, y, width, height));
        var shape = Gen.Select(crop, Gen.Bool, fraction, fraction, Gen.Double[0.01, 100], Gen.Bool, (area, cut, x, y, aspect, shaped) =>
            new PictureShape(cut ? area : null, new FocalPoint(x, y), shaped ? aspect : null));
        var limits = Gen.Select(Gen.Int[900, 20_000], Gen.Int[0, types.Length - 1], Gen.Int[1, 200], (bytes, which, edge) => new ImageLimits(4, bytes, types[which], edge));

        await Gen.Select(Gen.Int[0, masters.Length - 1], shape, limits).SampleAsync(async (which, how, limit) =>
        {
            var fitted = (await FitAsync(masters[which], how, limit)).Value.ShouldNotBeNull();
            fitted.Content.LongLength.ShouldBeLessThanOrEqualTo(limit.MaxBytes);
            Math.Max(fitted.Width, fitted.Height).ShouldBeLessThanOrEqualTo(limit.MaxEdge);
            (limit.Types.Contains(fitted.ContentType) || limit.Types.Contains("image/*")).ShouldBeTrue();
            using var read = Image.NewFromBuffer(fitted.Content);
            (read.Width, read.Height).ShouldBe((fitted.Width, fitted.Height));
        }, iter: 400, threads: 2);
        _scratch.FilesLeft.ShouldBe(0);
    }

    private static double Red(FittedPicture picture, int x, int y)
    {
        using var image = Image.NewFromBuffer(picture.Content);
        return image.Getpoint(x, y)[0];
    }

    private async Task<MediaAnswer<FittedPicture>> FitAsync(byte[] master, PictureShape shape, ImageLimits limits)
    {
        using var stream = new MemoryStream(master);
        return await new PictureFitting(_scratch.Folder).FitAsync(stream, shape, limits, TestContext.Current.CancellationToken);
    }
}
