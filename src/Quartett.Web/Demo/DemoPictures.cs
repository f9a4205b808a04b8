namespace Quartett.Web.Demo;

/// <summary>A picture of the demo company: drawn by us, described as a company should describe it.</summary>
internal sealed record DemoPicture(string Key, string FileName, string AltText, string[] Tags, Action<Canvas> Draw);

/// <summary>Ten pictures from a joiner's workshop.</summary>
internal static class DemoPictures
{
    public static readonly IReadOnlyList<DemoPicture> All =
    [
        new("hobel", "werkbank-hobel.jpg", "Ein Handhobel liegt auf einer Werkbank aus Eichenbohlen, daneben ein paar Späne.", ["werkstatt", "werkzeug"], Plane),
        new("tisch", "esstisch-eiche.jpg", "Ein langer Esstisch aus Eiche mit schrägen Beinen vor einer hellen Wand, darauf eine blaue Vase mit einem Zweig.", ["tisch", "eiche", "referenz"], Table),
        new("treppe", "treppe-eiche.jpg", "Eine gerade Treppe mit Stufen aus Eiche und weißen Setzstufen, links ein schlankes Geländer.", ["treppe", "referenz"], Stairs),
        new("zinken", "schwalbenschwanz.jpg", "Nahaufnahme einer Schwalbenschwanzverbindung aus hellem Eschen- und dunklem Nussbaumholz.", ["verbindung", "handwerk"], Dovetail),
        new("stuhl", "stuhl-reparatur.jpg", "Ein alter Holzstuhl mit neuer, heller Sprosse steht vor einer grünen Wand.", ["reparatur", "stuhl"], Chair),
        new("eisen", "stechbeitel.jpg", "Vier Stechbeitel mit Griffen aus Eschenholz liegen der Größe nach auf einem dunklen Brett.", ["werkzeug", "ausbildung"], Chisels),
        new("lager", "holzlager.jpg", "Gestapelte Bohlen im Holzlager, dazwischen schmale Leisten zum Lüften.", ["holz", "lager"], Stack),
        new("ringe", "jahresringe.jpg", "Die Schnittfläche eines Baumstamms mit deutlich sichtbaren Jahresringen.", ["holz", "natur"], Trunk),
        new("tuer", "offene-werkstatt.jpg", "Die offene Tür der Werkstatt am Abend, aus dem Inneren fällt warmes Licht auf den Hof.", ["werkstatt", "veranstaltung"], Door),
        new("stern", "holzstern.jpg", "Ein Stern aus hellem und dunklem Holz hängt vor einer nachtblauen Wand.", ["winter", "advent"], Star),
    ];

    public static byte[] Render(DemoPicture picture, int pixelsWide)
    {
        var canvas = new Canvas(pixelsWide);
        picture.Draw(canvas);
        canvas.Vignette(0.28f);
        return canvas.ToJpeg();
    }

    private static void Plane(Canvas c)
    {
        for (var i = 0; i < 4; i++) c.Draw(Shape.Board(600, 112 + i * 226, 1260, 220, 4), Materials.Oak(i * 5 + 1));
        c.Draw(Shape.Board(610, 520, 640, 150, 26, -6), Materials.Ash(8), 46);
        c.Draw(Shape.Outline((560, 470), (640, 462), (600, 300), (545, 306)), Materials.Steel(540, 640), 18);
        c.Draw(Shape.Board(780, 420, 70, 150, 34, 18), Materials.Walnut(), 22);
        c.Draw(Shape.Disc(390, 466, 46), Materials.Walnut(9), 20);
        foreach (var (x, y, r) in new[] { (250f, 660f, 46f), (330f, 720f, 34f), (960f, 690f, 40f), (200f, 760f, 28f), (1010f, 610f, 24f) })
        {
            c.Draw(Shape.Disc(x, y, r), Materials.Ash((int)x), 12);
            c.Draw(Shape.Disc(x + 3, y + 3, r * 0.66f), Materials.Oak(1));
        }

        c.Glow(200, 80, 700, Paint.Of(0xFFE9C4), 0.32f);
    }

    private static void Table(Canvas c)
    {
        c.Cover(Materials.Wall(0xEFE7DA, 0xDCCFBC));
        c.Draw(Shape.Board(600, 800, 1240, 240), Materials.Ash(4));
        c.Glow(980, 140, 620, Paint.Of(0xFFF6E4), 0.6f);
        foreach (var (top, foot) in new[] { (250f, 190f), (950f, 1010f) }) c.Draw(Shape.Outline((top - 34, 470), (top + 34, 470), (foot + 16, 790), (foot - 16, 790)), Materials.Upright(Materials.Oak(6)), 16);
        c.Draw(Shape.Board(600, 448, 940, 62, 12), Materials.Oak(12), 30);
        c.Draw(Shape.Board(600, 424, 940, 16, 8), Materials.Plain(0xDDB47C));
        c.Draw(Shape.Outline((672, 416), (748, 416), (764, 330), (728, 262), (692, 262), (656, 330)), Materials.Wall(0x4F7C93, 0x27485A, 430), 14);
        c.Draw(Shape.Rod(712, 262, 760, 96, 7), Materials.Plain(0x6B5339));
        foreach (var (x, y) in new[] { (724f, 210f), (744f, 168f), (752f, 132f), (764f, 92f), (726f, 176f), (776f, 128f) }) c.Draw(Shape.Disc(x, y, 17), Materials.Plain(0x7C9A6B));
    }

    private static void Stairs(Canvas c)
    {
        c.Cover(Materials.Wall(0xE3E6E4, 0xC7CDCB));
        c.Draw(Shape.Board(600, 880, 1240, 90), Materials.Walnut(2));
        for (var i = 0; i < 8; i++)
        {
            var (x, y) = (330 + i * 96f, 800 - i * 88f);
            c.Draw(Shape.Board(x + 420, y + 42, 900, 90), Materials.Wall(0xFBFAF7, 0xE9E6DF));
            c.Draw(Shape.Board(x + 405, y, 930, 24, 6), Materials.Oak(i + 3), 12);
        }

        c.Draw(Shape.Rod(300, 560, 1010, -90, 26), Materials.Walnut(5), 14);
        for (var i = 0; i < 7; i++) c.Draw(Shape.Rod(330 + i * 96, 545 - i * 88, 330 + i * 96, 780 - i * 88, 9), Materials.Plain(0x3C4347));
        c.Glow(150, 120, 620, Paint.Of(0xFFF4DC), 0.5f);
    }

    private static void Dovetail(Canvas c)
    {
        c.Cover(Materials.Upright(Materials.Ash(21)));
        c.Draw(Shape.Board(840, 450, 760, 940), Materials.Walnut(13), 20);
        for (var i = 0; i < 3; i++)
        {
            var y = 160 + i * 290f;
            c.Draw(Shape.Outline((458, y - 52), (700, y - 100), (700, y + 100), (458, y + 52)), Materials.Upright(Materials.Ash(21)), 10);
            c.Draw(Shape.Rod(700, y - 100, 700, y + 100, 3), Materials.Plain(0x2D1B10));
        }

        c.Glow(300, 200, 800, Paint.Of(0xFFE7BE), 0.3f);
    }

    private static void Chair(Canvas c)
    {
        c.Cover(Materials.Wall(0x7F9683, 0x5F7766));
        c.Draw(Shape.Board(600, 840, 1240, 160), Materials.Oak(30));
        c.Glow(300, 200, 620, Paint.Of(0xE9F0DF), 0.35f);
        foreach (var (x1, y1, x2, y2) in new[] { (480f, 520f, 452f, 800f), (735f, 520f, 763f, 800f), (500f, 130f, 486f, 540f), (715f, 130f, 729f, 540f) }) c.Draw(Shape.Rod(x1, y1, x2, y2, 32), Materials.Upright(Materials.Walnut(4)), 16);
        for (var i = 0; i < 3; i++) c.Draw(Shape.Board(608, 190 + i * 92, 216, 44, 14), Materials.Walnut(6 + i), 10);
        c.Draw(Shape.Board(608, 520, 340, 46, 18), Materials.Walnut(11), 20);
        c.Draw(Shape.Rod(470, 672, 748, 672, 26), Materials.Ash(3), 12);
    }

    private static void Chisels(Canvas c)
    {
        c.Cover(Materials.Walnut(17));
        for (var i = 0; i < 4; i++)
        {
            var (x, wide) = (270 + i * 220f, 34 + i * 18f);
            c.Draw(Shape.Outline((x - wide / 2, 470), (x + wide / 2, 470), (x + wide / 2, 770), (x - wide / 2, 800)), Materials.Steel(x - wide / 2, x + wide / 2), 24);
            c.Draw(Shape.Board(x, 452, 40, 50, 6), Materials.Steel(x - 20, x + 20), 10);
            c.Draw(Shape.Board(x, 270, 66, 330, 30), Materials.Upright(Materials.Ash(i + 2)), 26);
            c.Draw(Shape.Board(x, 120, 72, 30, 10), Materials.Plain(0x6F7479));
        }

        c.Glow(240, 120, 760, Paint.Of(0xFFE2B6), 0.26f);
    }

    private static void Stack(Canvas c)
    {
        c.Cover(Materials.Wall(0x3A3028, 0x231C17));
        for (var row = 0; row < 6; row++)
        {
            var y = 800 - row * 138f;
            for (var i = 0; i < 3; i++) c.Draw(Shape.Board(210 + i * 392 + (row % 2 * 18), y, 380, 96, 5), row % 3 == 1 ? Materials.Ash(row * 7 + i) : Materials.Oak(row * 5 + i), 14);
            for (var i = 0; i < 4; i++) c.Draw(Shape.Board(120 + i * 320, y - 66, 46, 30, 3), Materials.Plain(0x9C7A50));
        }

        c.Glow(980, 90, 760, Paint.Of(0xFFDFA8), 0.34f);
    }

    private static void Trunk(Canvas c)
    {
        c.Cover(Materials.Wall(0x55624E, 0x313B2F));
        c.Draw(Shape.Disc(600, 460, 408), Materials.Rings(585, 450, 425, 5), 60);
        c.Draw(Shape.Outline((590, 446), (604, 452), (930, 352), (926, 340)), Materials.Plain(0x5A3A20));
        c.Glow(330, 170, 700, Paint.Of(0xFFF0CF), 0.28f);
    }

    private static void Door(Canvas c)
    {
        c.Cover(Materials.Wall(0x2E3A52, 0x4B4F5E));
        c.Draw(Shape.Board(600, 830, 1240, 180), Materials.Wall(0x59534D, 0x3E3A37));
        c.Draw(Shape.Board(600, 450, 470, 620, 6), Materials.Oak(19), 24);
        c.Draw(Shape.Board(600, 470, 390, 580, 2), Materials.Wall(0xFFD58A, 0xF0A94E, 760));
        c.Draw(Shape.Board(505, 640, 160, 30, 4), Materials.Walnut(6));
        c.Draw(Shape.Rod(450, 650, 450, 758, 14), Materials.Walnut(6));
        c.Draw(Shape.Rod(560, 650, 560, 758, 14), Materials.Walnut(6));
        for (var i = 0; i < 4; i++) c.Draw(Shape.Rod(640 + i * 34, 300, 640 + i * 34, 380 + i * 14, 12), Materials.Plain(0x8A5A2B));
        c.Draw(Shape.Outline((795, 190), (1010, 120), (1010, 820), (795, 760)), Materials.Upright(Materials.Oak(23)), 26);
        c.Draw(Shape.Outline((405, 760), (795, 760), (980, 900), (250, 900)), Materials.Plain(0xB9853F));
        c.Glow(600, 480, 620, Paint.Of(0xFFCB78), 0.5f);
        foreach (var (x, y) in new[] { (120f, 90f), (250f, 160f), (1090f, 80f), (180f, 260f), (330f, 60f), (1150f, 190f) }) c.Draw(Shape.Disc(x, y, 3.5f), Materials.Plain(0xF3EAD0));
    }

    private static void Star(Canvas c)
    {
        c.Cover(Materials.Wall(0x1F2D4A, 0x33426A));
        c.Glow(600, 470, 620, Paint.Of(0xE8C48A), 0.45f);
        c.Draw(Shape.Rod(600, -20, 600, 150, 5), Materials.Plain(0xC8B38A));
        for (var i = 0; i < 16; i++)
        {
            var (at, next) = (i * MathF.PI / 8, (i + 1) * MathF.PI / 8);
            var (near, far) = i % 2 == 0 ? (320f, 128f) : (128f, 320f);
            var corners = ((600f, 470f), (600 + near * MathF.Sin(at), 470 - near * MathF.Cos(at)), (600 + far * MathF.Sin(next), 470 - far * MathF.Cos(next)));
            c.Draw(Shape.Outline(corners.Item1, corners.Item2, corners.Item3), i % 2 == 0 ? Materials.Ash(i) : Materials.Walnut(i), 6);
        }

        foreach (var (x, y) in new[] { (140f, 160f), (1040f, 220f), (220f, 640f), (980f, 720f), (90f, 420f), (1120f, 520f), (320f, 90f), (880f, 90f) }) c.Draw(Shape.Disc(x, y, 4), Materials.Plain(0xF6EBD2));
    }
}
