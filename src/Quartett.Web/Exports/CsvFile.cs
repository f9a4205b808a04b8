using System.Text;

namespace Quartett.Web.Exports;

/// <summary>
/// A table for spreadsheets: RFC 4180 with commas, UTF-8 with a byte order mark, written row by row while it is read.
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
/// </summary>
internal sealed class CsvFile(string fileName, IReadOnlyList<string> head, IAsyncEnumerable<IReadOnlyList<string>> rows) : IResult
{
    private const string FormulaStarts = "=+-@\t\r";
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        await using var writer = new StreamWriter(response.Body, Marked, leaveOpen: true);
        await writer.WriteAsync(Row(head).AsMemory(), httpContext.RequestAborted);
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted)) await writer.WriteAsync(Row(row).AsMemory(), httpContext.RequestAborted);
    }

    internal static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
