namespace Quartett.Web.Demo;

/// <summary>An outline, told by the distance to it: negative inside.</summary>
internal sealed record Shape(float Left, float Top, float Right, float Bottom, Func<float, float, float> Distance)
{
    /// <summary>A board with rounded corners, turned by degrees around its middle.</summary>
    public static Shape Board(float cx, float cy, float width, float height, float round = 0, float degrees = 0)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        var reach = degrees == 0 ? 0 : MathF.Sqrt(width * width + height * height) / 2;
        var (hw, hh) = (width / 2, height / 2);
        return new(cx - Math.Max(hw, reach), cy - Math.Max(hh, reach), cx + Math.Max(hw, reach), cy + Math.Max(hh, reach), (x, y) =>
        {
            var (dx, dy) = (x - cx, y - cy);
            var (qx, qy) = (Math.Abs(dx * cos + dy * sin) - hw + round, Math.Abs(dy * cos - dx * sin) - hh + round);
            var (ox, oy) = (Math.Max(qx, 0), Math.Max(qy, 0));
            return MathF.Sqrt(ox * ox + oy * oy) + Math.Min(Math.Max(qx, qy), 0) - round;
        });
    }

    public static Shape Disc(float cx, float cy, float radius) =>
        new(cx - radius, cy - radius, cx + radius, cy + radius, (x, y) => MathF.Sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)) - radius);

    /// <summary>A rod with round ends.</summary>
    public static Shape Rod(float x1, float y1, float x2, float y2, float thick)
    {
        var (ex, ey) = (x2 - x1, y2 - y1);
        var length = ex * ex + ey * ey;
        return new(Math.Min(x1, x2) - thick, Math.Min(y1, y2) - thick, Math.Max(x1, x2) + thick, Math.Max(y1, y2) + thick, (x, y) =>
        {
            var t = Math.Clamp(((x - x1) * ex + (y - y1) * ey) / length, 0, 1);
            var (dx, dy) = (x - x1 - ex * t, y - y1 - ey * t);
            return MathF.Sqrt(dx * dx + dy * dy) - thick / 2;
        });
    }

    /// <summary>Any outline of straight edges, corner after corner.</summary>
    public static Shape Outline(params (float X, float Y)[] corners) =>
        new(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y), (x, y) =>
        {
            var (nearest, inside) = (float.MaxValue, false);
            for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
            {
                var ((ax, ay), (bx, by)) = (corners[i], corners[j]);
                var (ex, ey, wx, wy) = (bx - ax, by - ay, x - ax, y - ay);
                var t = Math.Clamp((wx * ex + wy * ey) / (ex * ex + ey * ey), 0, 1);
                var (dx, dy) = (wx - ex * t, wy - ey * t);
                nearest = Math.Min(nearest, dx * dx + dy * dy);
                if (ay > y != by > y && x < ex * (y - ay) / ey + ax) inside = !inside;
            }

            return MathF.Sqrt(nearest) * (inside ? -1 : 1);
        });
}
