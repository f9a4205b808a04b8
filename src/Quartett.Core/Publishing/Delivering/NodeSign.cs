using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// A file in the data folder that a node keeps locked while it lives. The lock ends with the process however it ends,
/// so whoever runs beside it on the same machine knows at once that a node is dead. Of nodes on other machines, whose
/// locks a network folder may not show, and of those with folders of their own only the lease tells.
/// </summary>
internal sealed class NodeSign(StorageChoice storage, TimeProvider clock)
{
    // Long enough for every node to have seen that its owner is dead.
    private static readonly TimeSpan KeptAfterDeath = TimeSpan.FromDays(1);

    private string Folder => Path.Combine(storage.DataFolder, "nodes", Plain(Environment.MachineName));

    // Where the system or the folder does not lock files, signs say nothing.
    private bool _locks;

    /// <summary>Puts up the sign of this node until disposed.</summary>
    public IDisposable PutUp(string node)
    {
        Directory.CreateDirectory(Folder);
        var sign = new FileStream(FileOf(node), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        _locks = !Opens(FileOf(node));
        if (_locks) RemoveOld();
        return sign;
    }

    // A node that was killed leaves its sign behind.
    private void RemoveOld()
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(f) > KeptAfterDeath && Opens(f)).ToList())
        {
            try
            {
                File.Delete(file);
            }
            catch (IOException)
            {
                // Somebody else tidies up too.
            }
        }
    }

    /// <summary>Only ever true when it is certain.</summary>
    public bool IsDead(string node) => _locks && Opens(FileOf(node));

    private static bool Opens(string file)
    {
        try
        {
            // Opening what another process keeps locked fails; a missing file says nothing about a node elsewhere.
            using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return true;
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

    private string FileOf(string node) => Path.Combine(Folder, Plain(node));

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
