namespace Quartett.Core.Persistence;

/// <summary>The files of the installation where they lie in a storage of their own instead of the data folder; a backup takes them along.</summary>
internal interface IFilesElsewhere
{
    /// <summary>The names of all files of this installation, and of no other that shares the storage.</summary>
    /// <exception cref="FilesElsewhereException">The storage does not answer, or does not let us.</exception>
    IAsyncEnumerable<string> NamesAsync(CancellationToken cancel);

    /// <returns>False: somebody has deleted it meanwhile.</returns>
    /// <exception cref="FilesElsewhereException">The storage does not answer, or does not let us.</exception>
    Task<bool> FetchAsync(string name, string path, CancellationToken cancel);

    /// <returns>False: there is a file of that name already, and it stays as it is.</returns>
    /// <exception cref="FilesElsewhereException">The storage does not answer, or does not let us.</exception>
    Task<bool> PutAsync(string name, string path, CancellationToken cancel);

    /// <exception cref="FilesElsewhereException">The storage does not answer, or does not let us.</exception>
    Task RemoveAsync(string name, CancellationToken cancel);
}

internal sealed class FilesElsewhereException(Exception inner) : Exception(inner.Message, inner);
