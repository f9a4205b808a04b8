using Quartett.Core.Kernel.Egress;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;

namespace Quartett.Core.Kernel;

/// <summary>Reads title, description and picture of a page for its link card. Nothing of the page is run.</summary>
public sealed class PageReader(IGuardedHttp http)
{
    /// <summary>The page answered with another status than success.</summary>
    public const string NotThere = "page.notThere";

    /// <summary>The address does not lead to a web page, or not to a picture.</summary>
    public const string NotAPage = "page.notAPage";

    private const int MostPageBytes = 2 * 1024 * 1024;
    private const int MostImageBytes = 5 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    static PageReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async Task<PageReading> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var (bytes, type, found) = await FetchAsync(address, MostPageBytes, IsPage, "text/html,application/xhtml+xml", cancellationToken);
            await using var source = new MemoryStream(bytes);
            var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
            using var page = Declared(type) is { } encoding
                ? parser.ParseDocument(encoding.GetString(bytes))
                : parser.ParseDocument(source);
            return PageCard.From(page, found);
        }
        catch (EgressRefusedException refused)
        {
            return new PageReading.Refused(refused.Code, refused.Host);
        }
    }

    public async Task<PageImageReading> ReadImageAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var (bytes, _, found) = await FetchAsync(address, MostImageBytes, IsPicture, "image/jpeg,image/png,image/webp,image/gif", cancellationToken);
            return new PageImageReading.Found(bytes, found);
        }
        catch (EgressRefusedException refused)
        {
            return new PageImageReading.Refused(refused.Code, refused.Host);
        }
    }

    private async Task<(byte[] Bytes, MediaTypeHeaderValue? Type, Uri Address)> FetchAsync(
        Uri address, int most, Func<MediaTypeHeaderValue?, bool> isWanted, string accept, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        var host = address.IsAbsoluteUri ? address.Host : "";
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("User-Agent", "Quartett link card");
            using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            if (response.StatusCode != HttpStatusCode.OK) throw new EgressRefusedException(NotThere, host);
            var type = response.Content.Headers.ContentType;
            if (!isWanted(type)) throw new EgressRefusedException(NotAPage, host);
            var bytes = await response.ReadAtMostAsync(most, limited.Token);
            return (bytes, type, response.RequestMessage?.RequestUri ?? address);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressRefusedException(EgressCodes.TimedOut, host, exception);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidOperationException or InvalidDataException or (HttpRequestException and not EgressRefusedException))
        {
            throw new EgressRefusedException(EgressCodes.Unreachable, host, exception);
        }
    }

    private static bool IsPage(MediaTypeHeaderValue? type) =>
        type?.MediaType is null or "" || type.MediaType.ToLowerInvariant() is "text/html" or "application/xhtml+xml";

    private static bool IsPicture(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } name && name.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    private static Encoding? Declared(MediaTypeHeaderValue? type)
    {
        if (type?.CharSet?.Trim('"') is not { Length: > 0 } name) return null;
        // Browsers read "Latin 1" as Windows-1252, and pages rely on it.
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase)) name = "windows-1252";
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
