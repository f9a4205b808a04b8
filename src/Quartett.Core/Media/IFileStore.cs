using Quartett.Core.Persistence;

namespace Quartett.Core.Media;

/// <summary>Where files are kept under a key: small letters, digits, <c>- _ .</c>, folders by <c>/</c>, at most 200 characters.</summary>
public interface IFileStore
{
    /// <summary>Keeps the whole stream or nothing; an existing file is replaced in one step.</summary>
    /// <returns>The bytes written, or <c>null</c> when the stream is longer than <paramref name="maxBytes"/>; then nothing is kept.</returns>
    /// <exception cref="ArgumentException">The key is not one.</exception>
    /// <exception cref="StoreFullException">There is no room.</exception>
    Task<long?> SaveAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>A new stream that can be sought.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Task<Stream> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes the file; without one nothing happens.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes what was begun before that moment and never finished.</summary>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string key, CancellationToken cancellationToken);

    /// <summary>Bytes, or <c>null</c> when there is no such file.</summary>
    Task<long?> SizeAsync(string key, CancellationToken cancellationToken);
}

/// <summary>The disk or the quota behind the store is full; nothing was kept.</summary>
public sealed class StoreFullException : IOException
{
    public StoreFullException(Exception inner) : base("There is no room left for this file.", inner) => HResult = FullDisk.NoSpace;
}
