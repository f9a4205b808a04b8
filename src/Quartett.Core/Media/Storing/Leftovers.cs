namespace Quartett.Core.Media.Storing;

internal static class Leftovers
{
    /// <summary>Removes files of a folder last written before that moment.</summary>
    public static int Remove(string folder, DateTimeOffset before)
    {
        if (!Directory.Exists(folder)) return 0;
        var removed = 0;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime))
        {
            file.Delete();
            removed++;
        }

        return removed;
    }
}
