using Quartett.Core.Persistence;

namespace Quartett.Web.Hosting;

/// <summary>
/// A data folder with SQLite belongs to one running server: a second one would migrate under its feet. It ends with the
/// process, however that ends. Commands do not ask for it, and nodes on PostgreSQL may be several.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    public const string FileName = "server.lock";

    // What the system says when somebody else holds the file: Linux, macOS, Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];
    private readonly FileStream? _file;

    private DataFolderLock(FileStream? file) => _file = file;

    /// <exception cref="InstallationException">Another server runs on this folder.</exception>
    public static DataFolderLock Take(StorageChoice storage)
    {
        if (storage.IsPostgres) return new(null);
        try
        {
            return new(new FileStream(Path.Combine(storage.DataFolder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException held) when (Held.Contains(held.HResult))
        {
            throw new InstallationException($"Another Quartett is running on the data folder {storage.DataFolder}. Stop that one first, or name another folder in QUARTETT_DATA.");
        }
    }

    public void Dispose() => _file?.Dispose();
}
