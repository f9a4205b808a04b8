namespace Quartett.Core.Kernel.Egress;

/// <summary>Reads answers of strangers only as far as agreed.</summary>
public static class BoundedContent
{
    /// <summary>The whole body, counted after decompression.</summary>
    /// <exception cref="EgressRefusedException">It is larger than <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadAtMostAsync(this HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var host = response.RequestMessage?.RequestUri?.Host ?? "";
        if (response.Content.Headers.ContentLength > maxBytes) throw new EgressRefusedException(EgressCodes.TooLarge, host);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(part, cancellationToken)) > 0)
        {
            if (read.Length + count > maxBytes) throw new EgressRefusedException(EgressCodes.TooLarge, host);
            read.Write(part, 0, count);
        }

        return read.ToArray();
    }
}
