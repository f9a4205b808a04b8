using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// A file in the data folder that a node keeps locked while it lives. The lock ends with the process however it ends,
/// so whoever shares the folder knows at once that a node is dead; nodes with folders of their own wait for the lease.
/// </summary>
internal sealed class NodeSign(StorageChoice storage)
{
    private string Folder => Path.Combine(storage.DataFolder, "nodes");

    // Where the system or the folder does not lock files, signs say nothing.
    private bool _locks;

    /// <summary>Puts up the sign of this node until disposed.</summary>
    public IDisposable PutUp(string node)
    {
        Directory.CreateDirectory(Folder);
        var sign = new FileStream(FileOf(node), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        _locks = !Opens(node);
        return sign;
    }

    /// <summary>Only ever true when it is certain.</summary>
    public bool IsDead(string node) => _locks && Opens(node);

    private bool Opens(string node)
    {
        try
        {
            // Opening what another process keeps locked fails; a missing file says nothing about a node elsewhere.
            using (new FileStream(FileOf(node), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string FileOf(string node) => Path.Combine(Folder, string.Concat(node.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
}
