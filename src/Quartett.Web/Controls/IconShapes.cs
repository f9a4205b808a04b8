using System.Collections.Frozen;

namespace Quartett.Web.Controls;

/// <summary>Our own icons: strokes on a field of 24 × 24, round ends, width from the style sheet.</summary>
public static class IconShapes
{
    private static readonly FrozenDictionary<string, string> Shapes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["home"] = P("M4 11 12 4l8 7v8.5a.5.5 0 0 1-.5.5H15v-6H9v6H4.5a.5.5 0 0 1-.5-.5z"),
        ["calendar"] = P("M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 11h16M8 3.5V8M16 3.5V8"),
        ["posts"] = P("M6 3.5h8.5L19 8v12a.5.5 0 0 1-.5.5h-12A.5.5 0 0 1 6 20zM14 3.5V8.5h5M9.5 12.5h6M9.5 16h6"),
        ["inbox"] = P("M4 13.5 6.5 5h11l2.5 8.5V19a.5.5 0 0 1-.5.5h-15A.5.5 0 0 1 4 19zM4 13.5h4.5l1.2 2.5h4.6l1.2-2.5H20"),
        ["concert"] = P("M4 6.5h6M4 10.2h13M4 13.9h9M4 17.6h16"),
        ["marketing"] = P("M5 10v4.5h3.5L17 19V5.5L8.5 10zM8.5 14.5l1 5.5M20 10.5v3.5"),
        ["goals"] = P("M6 20.5V4M6 5h11.5l-2.5 4 2.5 4H6"),
        ["policy"] = P("M12 3.5 19 6v5.5c0 4.2-2.8 7.2-7 9-4.2-1.8-7-4.8-7-9V6zM8.8 12l2.3 2.3 4.3-4.5"),
        ["people"] = P("M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c.3-3.5 2.5-5.5 6-5.5s5.7 2 6 5.5M15.5 5a3.3 3.3 0 0 1 0 6.2M17.5 15c2 .7 3.3 2.4 3.5 5"),
        ["lesson"] = P("M12 6.5C10 5 7 4.5 3.5 4.5v13c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-13C17 4.5 14 5 12 6.5zM12 6.5v13"),
        ["person"] = P("M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.4-4 3.2-6 7.5-6s7.1 2 7.5 6"),
        ["channels"] = P("M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 16.2a6 6 0 0 1 0-8.4M16 7.8a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14"),
        ["settings"] = P("M4 7h8M17 7h3M4 17h3M12 17h8M14.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9.5 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"),
        ["plus"] = P("M12 5v14M5 12h14"),
        ["search"] = P("M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20"),
        ["image"] = P("M4.5 5h15a.5.5 0 0 1 .5.5v13a.5.5 0 0 1-.5.5h-15a.5.5 0 0 1-.5-.5v-13a.5.5 0 0 1 .5-.5zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.5h.01"),
        ["video"] = P("M4 6.5h11v11H4zM15 10.5l5-3v9l-5-3z"),
        ["link"] = P("M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"),
        ["hash"] = P("M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16"),
        ["at"] = P("M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM15.5 8.5v4.7c0 3.4 5 2.8 5-1.2a8.5 8.5 0 1 0-3.5 6.9"),
        ["clock"] = P("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2"),
        ["check"] = P("M5 12.5 10 17.5 19.5 7"),
        ["warning"] = P("M12 4 21 19.5H3zM12 10v4.5M12 17.2v.01"),
        ["stop"] = P("M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16v.01"),
        ["info"] = P("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11.5V16M12 8v.01"),
        ["question"] = P("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.5 9.7c.2-3 5-3 5 0 0 1.8-2.5 2-2.5 3.8M12 16.3v.01"),
        ["retry"] = P("M19.5 12A7.5 7.5 0 1 1 17 6.4L19.5 8.5M19.5 4v4.5H15"),
        ["repeat"] = P("M4.5 12v-1.5a4 4 0 0 1 4-4H19M16 3.5l3 3-3 3M19.5 12v1.5a4 4 0 0 1-4 4H5M8 14.5l-3 3 3 3"),
        ["undo"] = P("M8.5 5 4.5 9l4 4M5 9h8.5a5.5 5.5 0 0 1 0 11H9"),
        ["trash"] = P("M4.5 7h15M9 7V4.5h6V7M6.5 7l.8 13h9.4l.8-13M10 11v5.5M14 11v5.5"),
        ["edit"] = P("M4.5 19.5l.9-4L15.8 5.1a1.5 1.5 0 0 1 2.1 0l1 1a1.5 1.5 0 0 1 0 2.1L8.5 18.6zM14 7l3 3"),
        ["copy"] = P("M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4"),
        ["crop"] = P("M7 3v13.5a.5.5 0 0 0 .5.5H21M3 7h13.5a.5.5 0 0 1 .5.5V21"),
        ["drag"] = Dots("M9 6v.01M9 12v.01M9 18v.01M15 6v.01M15 12v.01M15 18v.01"),
        ["left"] = P("M14.5 5.5 8 12l6.5 6.5"),
        ["right"] = P("M9.5 5.5 16 12l-6.5 6.5"),
        ["up"] = P("M5.5 14.5 12 8l6.5 6.5"),
        ["down"] = P("M5.5 9.5 12 16l6.5-6.5"),
        ["close"] = P("M6 6l12 12M18 6 6 18"),
        ["more"] = Dots("M5.5 12v.01M12 12v.01M18.5 12v.01"),
        ["eye"] = P("M2.5 12C4.5 8 8 5.5 12 5.5S19.5 8 21.5 12c-2 4-5.5 6.5-9.5 6.5S4.5 16 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"),
        ["lock"] = P("M5.5 11h13v9h-13zM8 11V8a4 4 0 0 1 8 0v3"),
        ["key"] = P("M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 12.2 19.5 4M16 7.3l3 3"),
        ["phone"] = P("M7.5 3.5h9v17h-9zM11 17.5h2"),
        ["desktop"] = P("M3.5 5h17v11h-17zM9 20h6M12 16v4"),
        ["globe"] = P("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z"),
        ["download"] = P("M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 20h15"),
        ["upload"] = P("M12 15.5v-11M7.5 9 12 4.5 16.5 9M4.5 20h15"),
        ["bell"] = P("M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"),
        ["sun"] = P("M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"),
        ["moon"] = P("M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"),
        ["pause"] = P("M9 6v12M15 6v12"),
        ["send"] = P("M4 12 20 4.5 15.5 20l-4-6.5zM11.5 13.5 20 4.5"),
        ["comment"] = P("M4 5.5h16v11h-9L6.5 20v-3.5H4z"),
        ["tag"] = P("M4 4h7.5l8.5 8.5-7.5 7.5L4 11.5zM8 8v.01"),
        ["filter"] = P("M4 6h16M7 12h10M10 18h4"),
        ["sign-out"] = P("M13 4H5v16h8M10 12h10M16.5 8.5 20 12l-3.5 3.5"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Shapes.Keys.Order(StringComparer.Ordinal);

    internal static string Of(string name) => Shapes.TryGetValue(name, out var shape) ? shape : throw new ArgumentException($"There is no icon '{name}'.", nameof(name));

    private static string Dots(string path) => $"<path stroke-width=\"2.8\" d=\"{path}\"/>";

    private static string P(string path) => $"<path d=\"{path}\"/>";
}
