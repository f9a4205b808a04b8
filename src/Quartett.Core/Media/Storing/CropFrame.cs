namespace Quartett.Core.Media.Storing;

/// <summary>A crop in whole pixels, always inside the picture and never empty.</summary>
internal sealed record CropFrame(int Left, int Top, int Width, int Height)
{
    public static CropFrame Of(int width, int height, PictureShape shape)
    {
        var (left, right) = Span(shape.Crop?.X ?? 0, shape.Crop?.Width ?? 1, width);
        var (top, bottom) = Span(shape.Crop?.Y ?? 0, shape.Crop?.Height ?? 1, height);
        var whole = new CropFrame(left, top, right - left, bottom - top);
        return shape.TargetAspect is { } aspect && double.IsFinite(aspect) && aspect > 0 ? whole.InShape(aspect, shape.Focus, width, height) : whole;
    }

    private CropFrame InShape(double aspect, FocalPoint? focus, int width, int height)
    {
        var newWidth = Math.Clamp((int)Math.Round(Math.Min(Width, Height * aspect)), 1, Width);
        var newHeight = Math.Clamp((int)Math.Round(Math.Min(Height, Width / aspect)), 1, Height);
        return new CropFrame(
            Place(Left, Width, newWidth, focus is null ? Left + (Width / 2.0) : Fraction(focus.X) * width),
            Place(Top, Height, newHeight, focus is null ? Top + (Height / 2.0) : Fraction(focus.Y) * height),
            newWidth,
            newHeight);
    }

    private static int Place(int start, int room, int size, double centre) =>
        (int)Math.Clamp(Math.Round(centre - (size / 2.0)), start, start + room - size);

    private static (int From, int To) Span(double from, double length, int pixels)
    {
        var start = Math.Clamp((int)Math.Round(Fraction(from) * pixels), 0, pixels - 1);
        var end = Math.Clamp((int)Math.Round(Fraction(Fraction(from) + Fraction(length)) * pixels), start + 1, pixels);
        return (start, end);
    }

    private static double Fraction(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0;
}
