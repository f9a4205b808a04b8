using System.Runtime.InteropServices;
using NetVips;

namespace Quartett.Web.Demo;

/// <summary>A colour as light, each part 0 to 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Paint(float R, float G, float B)
{
    public static Paint Of(int rgb) => new((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);

    public static Paint Mix(Paint a, Paint b, float t) => new(a.R + (b.R - a.R) * t, a.G + (b.G - a.G) * t, a.B + (b.B - a.B) * t);

    public Paint Times(float f) => new(R * f, G * f, B * f);
}

/// <summary>Gives a colour at a place.</summary>
internal delegate Paint Material(float x, float y);

/// <summary>A small painter for the demo's pictures: shapes with soft edges and shadows on a board of 1200 by 900 units.</summary>
internal sealed class Canvas
{
    public const float Width = 1200;
    public const float Height = 900;
    private readonly int _w;
    private readonly int _h;
    private readonly float _unit;
    private readonly Paint[] _pixels;

    public Canvas(int pixelsWide)
    {
        (_w, _h, _unit) = (pixelsWide, (int)(pixelsWide * Height / Width), Width / pixelsWide);
        _pixels = new Paint[_w * _h];
    }

    public void Cover(Material material) => Each(0, 0, Width, Height, (x, y, _) => material(x, y));

    public void Draw(Shape shape, Material material, float shadow = 0)
    {
        if (shadow > 0) Shade(shape, shadow);
        Each(shape.Left - 2, shape.Top - 2, shape.Right + 2, shape.Bottom + 2, (x, y, under) =>
        {
            var cover = Math.Clamp(0.5f - shape.Distance(x, y) / _unit, 0, 1);
            return cover <= 0 ? under : Paint.Mix(under, material(x, y), cover);
        });
    }

    /// <summary>Light that falls from a point and fades outwards.</summary>
    public void Glow(float cx, float cy, float radius, Paint light, float strength) => Each(cx - radius, cy - radius, cx + radius, cy + radius, (x, y, under) =>
    {
        var near = Math.Max(0, 1 - MathF.Sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)) / radius);
        return Paint.Mix(under, light, near * near * strength);
    });

    /// <summary>The edges a little darker, as a lens does it.</summary>
    public void Vignette(float strength) => Each(0, 0, Width, Height, (x, y, under) =>
    {
        var (dx, dy) = (x / Width - 0.5f, y / Height - 0.5f);
        return under.Times(1 - strength * (dx * dx + dy * dy) * 2);
    });

    public byte[] ToJpeg()
    {
        var bytes = new byte[_pixels.Length * 3];
        for (var i = 0; i < _pixels.Length; i++)
        {
            (bytes[i * 3], bytes[i * 3 + 1], bytes[i * 3 + 2]) = (Byte(_pixels[i].R), Byte(_pixels[i].G), Byte(_pixels[i].B));
        }

        using var raw = Image.NewFromMemory(bytes, _w, _h, 3, Enums.BandFormat.Uchar);
        using var image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return image.JpegsaveBuffer(q: 88);
    }

    private void Shade(Shape shape, float shadow)
    {
        const float Offset = 10;
        Each(shape.Left - shadow, shape.Top - shadow + Offset, shape.Right + shadow, shape.Bottom + shadow + Offset, (x, y, under) =>
        {
            var dark = Math.Clamp(1 - shape.Distance(x, y - Offset) / shadow, 0, 1);
            return under.Times(1 - 0.45f * dark * dark);
        });
    }

    private void Each(float left, float top, float right, float bottom, Func<float, float, Paint, Paint> change)
    {
        var (x0, x1) = (Math.Max(0, (int)(left / _unit)), Math.Min(_w, (int)(right / _unit) + 1));
        var (y0, y1) = (Math.Max(0, (int)(top / _unit)), Math.Min(_h, (int)(bottom / _unit) + 1));
        if (x1 <= x0 || y1 <= y0) return;
        Parallel.For(y0, y1, row =>
        {
            var y = (row + 0.5f) * _unit;
            for (var column = x0; column < x1; column++)
            {
                ref var pixel = ref _pixels[row * _w + column];
                pixel = change((column + 0.5f) * _unit, y, pixel);
            }
        });
    }

    private static byte Byte(float light) => (byte)Math.Clamp(light * 255 + 0.5f, 0, 255);
}
