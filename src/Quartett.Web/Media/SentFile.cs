using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Web.Api;
using Quartett.Web.Hosting;

namespace Quartett.Web.Media;

/// <summary>Takes the file of a multipart request while it arrives: nothing of it is held in memory or in the system's temporary folder.</summary>
internal static class SentFile
{
    /// <summary>The largest video and some room for what surrounds it; the intake has the tighter limits per kind.</summary>
    public const long MostBytes = 310L * 1024 * 1024;
    private const long DrainedAtMost = 150L * 1024 * 1024;
    private const int LongestField = 4096;
    private const string FileField = "file";
    private const string TokenField = "__RequestVerificationToken";

    /// <param name="accept">Asked once before the file is read, with the anti-forgery token of the form in the header where a form sent one.</param>
    public static async Task<Taken> TakeAsync(HttpContext context, Ask ask, WorkspaceId workspace, Func<HttpContext, Task<bool>> accept)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytes;
        try
        {
            var (file, name) = await FindAsync(context);
            if (!await accept(context)) return new(Refuse("kernel.forged", null), null);
            if (file is null) return new(Refuse("media.missing"), null);
            await using var _ = file;
            var outcome = await ask.RunAsync(new UploadMedia(workspace, file, name));
            if (!outcome.Done) await DrainAsync(context);
            return new(outcome, name);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new(new Refusal(MediaCodes.TooLarge, FileField, "300"), null);
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException && !context.RequestAborted.IsCancellationRequested))
        {
            return new(Refuse("media.broken"), null);
        }
    }

    private static Outcome<MediaUploaded> Refuse(string code, string? field = FileField) => new Refusal(code, field);

    private static async Task<(Stream? File, string Name)> FindAsync(HttpContext context)
    {
        if (Boundary(context.Request.ContentType) is not { } boundary) return (null, "");
        var reader = new MultipartReader(boundary, context.Request.Body) { HeadersLengthLimit = 16 * 1024 };
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (field == FileField && disposition.IsFileDisposition())
                return (section.Body, HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString());
            if (field == TokenField) context.Request.Headers[ApiGroup.AntiforgeryHeader] = await TextAsync(section.Body, context.RequestAborted);
        }

        return (null, "");
    }

    private static string? Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 100 } boundary ? boundary.ToString() : null;

    private static async Task<string> TextAsync(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[LongestField];
        return Encoding.UTF8.GetString(bytes, 0, await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel));
    }

    // A browser still sending when the answer comes shows a broken connection instead of the sentence.
    private static async Task DrainAsync(HttpContext context)
    {
        var part = new byte[64 * 1024];
        for (long sum = 0; sum < DrainedAtMost;)
        {
            var count = await context.Request.Body.ReadAsync(part, context.RequestAborted);
            if (count == 0) return;
            sum += count;
        }
    }

    /// <param name="Name">As the sender called it; <c>null</c> where no file was found.</param>
    internal sealed record Taken(Outcome<MediaUploaded> Outcome, string? Name);
}
