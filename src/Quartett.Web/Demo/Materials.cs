namespace Quartett.Web.Demo;

/// <summary>What the demo's pictures are made of: grown wood, walls, steel.</summary>
internal static class Materials
{
    public static Material Oak(int seed = 1) => Wood(Paint.Of(0xC99A62), Paint.Of(0x8F6234), seed);

    public static Material Ash(int seed = 2) => Wood(Paint.Of(0xE6CFA6), Paint.Of(0xC3A171), seed);

    public static Material Walnut(int seed = 3) => Wood(Paint.Of(0x7A5236), Paint.Of(0x43291A), seed);

    public static Material Upright(Material material) => (x, y) => material(y * 1.3f, x);

    public static Material Plain(int rgb)
    {
        var paint = Paint.Of(rgb);
        return (_, _) => paint;
    }

    /// <summary>From one colour at the top to another at the bottom, with a breath of unevenness.</summary>
    public static Material Wall(int top, int bottom, float height = Canvas.Height)
    {
        var (a, b) = (Paint.Of(top), Paint.Of(bottom));
        return (x, y) => Paint.Mix(a, b, Math.Clamp(y / height, 0, 1)).Times(0.985f + 0.03f * Cloud(x * 0.012f, y * 0.012f, 7));
    }

    public static Material Steel(float fromX, float toX) => (x, y) =>
    {
        var t = Math.Clamp((x - fromX) / (toX - fromX), 0, 1);
        return Paint.Mix(Paint.Of(0x8B939B), Paint.Of(0xEDF1F4), MathF.Pow(MathF.Sin(t * MathF.PI), 2)).Times(0.97f + 0.05f * Cloud(x * 0.5f, y * 0.01f, 5));
    };

    /// <summary>A sawn trunk: rings around a heart, a crack, bark at the edge.</summary>
    public static Material Rings(float cx, float cy, float radius, int seed) => (x, y) =>
    {
        var (dx, dy) = (x - cx, y - cy);
        var away = MathF.Sqrt(dx * dx + dy * dy) + 26 * (Cloud(x * 0.006f, y * 0.006f, seed) - 0.5f);
        if (away > radius * 0.95f) return Paint.Mix(Paint.Of(0x4A3322), Paint.Of(0x2E1F15), Cloud(x * 0.06f, y * 0.06f, seed));
        var ring = 0.5f + 0.5f * MathF.Sin(away * 0.34f + 3 * Cloud(x * 0.01f, y * 0.01f, seed + 1));
        var wood = Paint.Mix(Paint.Of(0xE2BC85), Paint.Of(0xA87440), ring * ring * 0.8f + 0.2f * Cloud(x * 0.08f, y * 0.08f, seed + 2));
        return Paint.Mix(Paint.Of(0x9B6232), wood, Math.Clamp(away / (radius * 0.5f), 0, 1));
    };

    private static Material Wood(Paint light, Paint dark, int seed) => (x, y) =>
    {
        var bend = Cloud(x * 0.0022f, y * 0.009f, seed);
        var year = 0.5f + 0.5f * MathF.Sin(y * 0.075f + bend * 19 + seed);
        var fibre = Cloud(x * 0.012f, y * 0.55f, seed + 11);
        return Paint.Mix(light, dark, Math.Clamp(0.55f * year * year + 0.38f * fibre - 0.05f, 0, 1)).Times(0.96f + 0.07f * bend);
    };

    // Three layers of value noise.
    private static float Cloud(float x, float y, int seed) => 0.57f * Noise(x, y, seed) + 0.29f * Noise(x * 2.1f, y * 2.1f, seed + 31) + 0.14f * Noise(x * 4.3f, y * 4.3f, seed + 77);

    private static float Noise(float x, float y, int seed)
    {
        var (x0, y0) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (x - x0, y - y0);
        (fx, fy) = (fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy));
        var (ix, iy) = ((int)x0, (int)y0);
        var top = Dot(ix, iy, seed) + (Dot(ix + 1, iy, seed) - Dot(ix, iy, seed)) * fx;
        var bottom = Dot(ix, iy + 1, seed) + (Dot(ix + 1, iy + 1, seed) - Dot(ix, iy + 1, seed)) * fx;
        return top + (bottom - top) * fy;
    }

    private static float Dot(int x, int y, int seed)
    {
        unchecked
        {
            var mixed = (uint)(x * 374761393 + y * 668265263 + seed * 974711);
            mixed = (mixed ^ (mixed >> 13)) * 1274126177u;
            return ((mixed ^ (mixed >> 16)) & 0xFFFF) / 65535f;
        }
    }
}
