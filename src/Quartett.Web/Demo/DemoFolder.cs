using System.Text.Json;
using Quartett.Core.Persistence;
using Quartett.Web.Hosting;

namespace Quartett.Web.Demo;

/// <summary>
/// The demo lives only in a folder of its own, known by a marker that was there before anything else. A folder whose
/// seeding broke off is begun anew; a folder without marker belongs to somebody and is not touched.
/// </summary>
internal static class DemoFolder
{
    private const string Marker = "demo.json";

    /// <returns>Whether the company has still to be seeded.</returns>
    /// <exception cref="InstallationException">The folder holds something that is not the demo's.</exception>
    public static bool Claim(StorageChoice storage)
    {
        var folder = storage.DataFolder;
        Directory.CreateDirectory(folder);
        if (Read(folder) is { } marker)
        {
            if (marker.Finished) return false;
            Empty(folder);
        }
        else if (new DirectoryInfo(folder).EnumerateFileSystemInfos().Any(NotOurLock))
        {
            throw new InstallationException(
                $"The folder {folder} holds data that is not the demo's, so the demo does not start in it. Start without --demo, or name another folder in QUARTETT_DATA.");
        }

        Write(folder, new(Finished: false));
        return true;
    }

    public static void Finish(StorageChoice storage) => Write(storage.DataFolder, new(Finished: true));

    private static void Empty(string folder)
    {
        foreach (var part in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(p => p.Name != Marker && NotOurLock(p)))
        {
            if (part is DirectoryInfo inner) inner.Delete(recursive: true);
            else part.Delete();
        }
    }

    private static bool NotOurLock(FileSystemInfo part) => part.Name != DataFolderLock.FileName;

    private static MarkerFile? Read(string folder)
    {
        var path = Path.Combine(folder, Marker);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<MarkerFile>(File.ReadAllText(path), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(string folder, MarkerFile marker) => File.WriteAllText(Path.Combine(folder, Marker), JsonSerializer.Serialize(marker, JsonSerializerOptions.Web));

    private sealed record MarkerFile(bool Finished);
}
