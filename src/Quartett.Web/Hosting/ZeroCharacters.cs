namespace Quartett.Web.Hosting;

/// <summary>
/// Takes zero characters out of forms before they are read. They come with a paste and cannot be seen, and the
/// framework would answer the whole form with an empty page.
/// </summary>
internal static class ZeroCharacters
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    public static void UseFormsWithoutZeroCharacters(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true)
            await CleanAsync(context);
        await next(context);
    });

    private static async Task CleanAsync(HttpContext context)
    {
        var form = new MemoryStream();
        context.Response.RegisterForDispose(form);
        await context.Request.Body.CopyToAsync(form, context.RequestAborted);
        var length = Clean(form.GetBuffer().AsSpan(0, (int)form.Length));
        form.SetLength(length);
        form.Position = 0;
        context.Request.Body = form;
        context.Request.ContentLength = length;
    }

    // A percent sign of the text itself arrives as %25, so nothing else can look like this.
    private static int Clean(Span<byte> body)
    {
        var zero = "%00"u8;
        if (body.IndexOf(zero) < 0) return body.Length;
        var kept = 0;
        for (var at = 0; at < body.Length;)
        {
            if (body[at..].StartsWith(zero)) at += zero.Length;
            else body[kept++] = body[at++];
        }

        return kept;
    }
}
