using System.Buffers;

namespace Quartett.Core.Media.Storing;

internal static class BoundedCopy
{
    /// <summary>The bytes copied, or <c>null</c> as soon as there are more than allowed.</summary>
    public static async Task<long?> ToAsync(Stream from, Stream to, long maxBytes, CancellationToken cancellationToken)
    {
        var part = ArrayPool<byte>.Shared.Rent(80 * 1024);
        try
        {
            long sum = 0;
            int count;
            while ((count = await from.ReadAsync(part, cancellationToken)) > 0)
            {
                sum += count;
                if (sum > maxBytes) return null;
                await to.WriteAsync(part.AsMemory(0, count), cancellationToken);
            }

            await to.FlushAsync(cancellationToken);
            return sum;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }
}
