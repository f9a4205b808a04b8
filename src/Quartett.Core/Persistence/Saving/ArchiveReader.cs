using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Quartett.Core.Persistence.Saving;

/// <summary>Unpacks a backup into a folder of its own and checks every file against the manifest.</summary>
internal static class ArchiveReader
{
    private const long LongestManifest = 512L * 1024 * 1024;

    /// <exception cref="UnreadableBackupException">Not a backup, not whole, changed, or locked by another passphrase.</exception>
    public static Manifest Unpack(string archive, string? passphrase, string folder)
    {
        using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read);
        var isSealed = Sealing.IsSealed(file);
        if (isSealed && passphrase is null) throw new UnreadableBackupException("backup.passphraseMissing");
        using var sealing = isSealed ? Sealing.Of(file, passphrase!) : null;
        using var opened = sealing is null ? null : new OpeningStream(file, sealing);
        try
        {
            return Unpack((Stream?)opened ?? file, folder);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw new UnreadableBackupException(file.Position <= 4096 && !isSealed ? "backup.notOne" : "backup.damaged", broken);
        }
    }

    private static Manifest Unpack(Stream source, string folder)
    {
        using var compressed = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        using var tar = new TarReader(compressed, leaveOpen: true);
        var found = new Dictionary<string, (long Bytes, string Sha256)>(StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) throw new UnreadableBackupException("backup.damaged");
            if (entry.Name == Manifest.Name)
            {
                var manifest = Checked(Read(entry), found);
                // The checksum over everything comes last and is compared only by who reads to the end.
                compressed.CopyTo(Stream.Null);
                return manifest;
            }

            found[entry.Name] = Save(entry, PlaceOf(folder, entry.Name));
        }

        throw new UnreadableBackupException(found.Count == 0 ? "backup.notOne" : "backup.damaged");
    }

    private static Manifest Read(TarEntry entry)
    {
        if (entry.Length > LongestManifest || entry.DataStream is not { } stream) throw new UnreadableBackupException("backup.damaged");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return Manifest.Read(content.ToArray()) ?? throw new UnreadableBackupException("backup.damaged");
    }

    private static Manifest Checked(Manifest manifest, Dictionary<string, (long Bytes, string Sha256)> found)
    {
        if (manifest.Format > Manifest.CurrentFormat) throw new UnreadableBackupException("backup.tooNew");
        var same = manifest.Entries.Count == found.Count
                   && manifest.Entries.All(e => found.TryGetValue(e.Name, out var there) && there == (e.Bytes, e.Sha256));
        return same ? manifest : throw new UnreadableBackupException("backup.damaged");
    }

    private static (long Bytes, string Sha256) Save(TarEntry entry, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        entry.DataStream?.CopyTo(file);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        return (file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    // A name with ".." in it must not lead out of the folder.
    private static string PlaceOf(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw new UnreadableBackupException("backup.damaged");
    }
}
