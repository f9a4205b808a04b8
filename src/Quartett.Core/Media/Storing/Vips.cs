using NetVips;

namespace Quartett.Core.Media.Storing;

/// <summary>libvips as we allow it: four loaders, one thread per picture, no cache, two pictures at a time.</summary>
internal static class Vips
{
    private static readonly SemaphoreSlim Seats = new(2);
    private static readonly Log.LogDelegate Unheard = (_, _, _) => { };
    private static readonly Lazy<bool> Ready = new(Prepare);

    public static async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await Seats.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Ready.Value ? work() : throw new InvalidOperationException("libvips did not start."), cancellationToken);
        }
        catch (VipsException exception) when (exception.Message.Contains("No space left", StringComparison.Ordinal))
        {
            throw new StoreFullException(exception);
        }
        finally
        {
            Seats.Release();
        }
    }

    private static bool Prepare()
    {
        // A broken upload is answered to the person; libvips need not tell the console as well.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Unheard);
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif" })
            Operation.Block(loader, false);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        return true;
    }
}
