using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Quartett.Core.Texts.Setting;

/// <summary>Sets one paper, block by block, page by page. Lengths are points, counted from the bottom left.</summary>
internal sealed class Typesetter : IDisposable
{
    private const double PageWidth = 595;
    private const double Top = 842 - 68;
    private const double Bottom = 68;
    private const double Left = 68;
    private const double Width = PageWidth - (2 * Left);
    private const double Body = 10.5;
    private const double Small = 8.5;
    private const double Leading = 1.45;
    private const double Indent = 18;
    private const double PointsPerMillimetre = 72 / 25.4;

    private readonly Paper _paper;
    private readonly PdfDocumentBuilder _document = new();
    private readonly List<PdfPageBuilder> _pages = [];
    private readonly PdfDocumentBuilder.AddedFont _regular;
    private readonly PdfDocumentBuilder.AddedFont _strong;
    private readonly HashSet<char> _regularLetters = [];
    private readonly HashSet<char> _strongLetters = [];
    private readonly Lines _lines;
    private PdfPageBuilder _page = null!;
    private double _y;

    public Typesetter(Paper paper, DateTimeOffset at)
    {
        _paper = paper;
        _lines = new(Settable);
        // The standard for archives: everything needed to show it is inside.
        _document.ArchiveStandard = PdfAStandard.A2B;
        var day = at.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        _document.DocumentInformation.Title = paper.Title;
        _document.DocumentInformation.Producer = _document.DocumentInformation.Creator = "Quartett";
        (_document.DocumentInformation.CreationDate, _document.DocumentInformation.ModifiedDate) = (day, day);
        _regular = Face.Regular.AddTo(_document);
        _strong = Face.Strong.AddTo(_document);
    }

    public byte[] Set()
    {
        Turn();
        for (var i = 0; i < _paper.Blocks.Count; i++) Set(_paper.Blocks[i], i + 1 < _paper.Blocks.Count ? _paper.Blocks[i + 1] : null);
        for (var i = 0; i < _pages.Count; i++) Foot(_pages[i], i + 1);
        return _document.Build();
    }

    public void Dispose() => _document.Dispose();

    private void Set(PaperBlock block, PaperBlock? next)
    {
        switch (block)
        {
            case PaperHeading heading: Heading(heading, next); break;
            case PaperText text: Text(text); break;
            case PaperList list: List(list); break;
            case PaperTable table: Table(table); break;
            case PaperPicture picture: Picture(picture); break;
            case PaperRule: Rule(); break;
        }
    }

    private void Heading(PaperHeading heading, PaperBlock? next)
    {
        var size = heading.Level switch { 1 => 20, 2 => 13.5, _ => 11.5 };
        var lines = _lines.Break([new(heading.Text, Strong: true)], size, Width);
        if (_y < Top) _y -= heading.Level == 1 ? 6 : size * 0.9;
        // A heading stays with the first lines of what it heads.
        var together = (lines.Count * size * 1.25) + (next is null ? 0 : 3 * Body * Leading);
        if (_y - together < Bottom) Turn();
        foreach (var line in lines) Put(line, Left, size, 1.25);
        _y -= heading.Level == 1 ? 10 : 4;
    }

    private void Text(PaperText text)
    {
        var size = text.Small ? Small : Body;
        foreach (var line in _lines.Break(text.Runs, size, Width)) Put(line, Left, size, Leading);
        _y -= size * 0.55;
    }

    private void List(PaperList list)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var lines = _lines.Break(list.Items[i], Body, Width - Indent);
            for (var l = 0; l < lines.Count; l++)
            {
                if (l == 0) Room(Body * Leading);
                if (l == 0) Letters(Settable(list.Numbered ? $"{(i + 1).ToString(CultureInfo.InvariantCulture)}." : "•", strong: false), strong: false, Left, _y - Body, Body);
                Put(lines[l], Left + Indent, Body, Leading);
            }

            _y -= 2;
        }

        _y -= Body * 0.35;
    }

    private void Table(PaperTable table)
    {
        var whole = table.Widths.Sum();
        double[] widths = [.. table.Widths.Select(w => w / whole * Width)];
        Row(table.Head, widths, strong: true);
        foreach (var row in table.Rows)
        {
            if (Row(row, widths, strong: false)) continue;
            Turn();
            Row(table.Head, widths, strong: true);
            // A row longer than a page is cut off rather than lost in a circle.
            if (!Row(row, widths, strong: false)) Row([.. row.Select(c => c.Length > 400 ? c[..400] + "…" : c)], widths, strong: false);
        }

        _y -= Body;
    }

    private bool Row(IReadOnlyList<string> cells, double[] widths, bool strong)
    {
        const double size = 9;
        const double gap = 6;
        var columns = widths.Select((w, i) => _lines.Break([new(i < cells.Count ? cells[i] : "", strong)], size, w - gap)).ToList();
        var height = (columns.Max(c => Math.Max(c.Count, 1)) * size * 1.35) + 7;
        if (_y - height < Bottom)
        {
            if (!strong) return false;
            Turn();
        }

        var x = Left;
        for (var i = 0; i < columns.Count; i++)
        {
            for (var l = 0; l < columns[i].Count; l++)
                foreach (var piece in columns[i][l].Pieces) Letters(piece.Text, piece.Strong, x + piece.At, _y - size - 2 - (l * size * 1.35), size);
            x += widths[i];
        }

        _y -= height;
        Across(_y + 1, strong ? 0.8 : 0.4);
        return true;
    }

    private void Picture(PaperPicture picture)
    {
        var (wide, high) = PngSize(picture.Png);
        var width = Math.Min(picture.Width * PointsPerMillimetre, Width);
        var height = width * high / wide;
        if (height > Top - Bottom) (width, height) = (width * (Top - Bottom) / height, Top - Bottom);
        Room(height);
        _page.AddPng(picture.Png, new PdfRectangle(Left, _y - height, Left + width, _y));
        _y -= height + Body;
    }

    private void Rule()
    {
        Room(14);
        _y -= 7;
        Across(_y, 0.6);
        _y -= 7;
    }

    private void Put(Line line, double left, double size, double leading)
    {
        Room(size * leading);
        foreach (var piece in line.Pieces) Letters(piece.Text, piece.Strong, left + piece.At, _y - size, size);
        _y -= size * leading;
    }

    private void Letters(string text, bool strong, double x, double y, double size)
    {
        if (text.Length > 0) _page.AddText(text, size, new PdfPoint(x, y), strong ? _strong : _regular);
    }

    private void Across(double y, double width)
    {
        _page.SetStrokeColor(160, 155, 145);
        _page.DrawLine(new PdfPoint(Left, y), new PdfPoint(PageWidth - Left, y), width);
        _page.ResetColor();
    }

    private void Room(double height)
    {
        if (_y - height < Bottom) Turn();
    }

    private void Turn()
    {
        _page = _document.AddPage(PageSize.A4);
        _pages.Add(_page);
        _y = Top;
    }

    private void Foot(PdfPageBuilder page, int number)
    {
        _page = page;
        var count = Settable(string.Format(CultureInfo.InvariantCulture, _paper.PageOf, number, _pages.Count), strong: false);
        var counted = Face.Regular.Width(count, Small);
        var foot = _lines.Break([new(_paper.Foot)], Small, Width - counted - Indent);
        if (foot.Count > 0) foreach (var piece in foot[0].Pieces) Letters(piece.Text, piece.Strong, Left + piece.At, Bottom - 30, Small);
        Letters(count, strong: false, PageWidth - Left - counted, Bottom - 30, Small);
    }

    private string Settable(string text, bool strong) => strong ? Face.Strong.Settable(text, _strongLetters) : Face.Regular.Settable(text, _regularLetters);

    private static (int Wide, int High) PngSize(byte[] png) => png.Length > 24 && png.AsSpan(1, 3).SequenceEqual("PNG"u8)
        ? (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)))
        : throw new ArgumentException("A picture on paper is a PNG.", nameof(png));
}
