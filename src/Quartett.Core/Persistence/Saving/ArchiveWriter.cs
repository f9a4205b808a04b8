using System.Formats.Tar;
using System.IO.Compression;

namespace Quartett.Core.Persistence.Saving;

/// <summary>A tar archive, compressed, encrypted when there is a passphrase; appears under its name only when it is whole.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private readonly string _target;
    private readonly string _part;
    private readonly FileStream _file;
    private readonly Sealing? _sealing;
    private readonly SealingStream? _sealed;
    private readonly GZipStream _compressed;
    private readonly TarWriter _tar;
    private readonly List<SavedEntry> _entries = [];
    private bool _whole;

    public ArchiveWriter(string target, string? passphrase)
    {
        _target = Path.GetFullPath(target);
        _part = _target + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(_target)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(_part, options);
        _sealing = passphrase is null ? null : Sealing.Fresh(passphrase);
        _sealed = _sealing is null ? null : new SealingStream(_file, _sealing);
        _compressed = new GZipStream((Stream?)_sealed ?? _file, CompressionLevel.Fastest, leaveOpen: true);
        _tar = new TarWriter(_compressed, TarEntryFormat.Pax, leaveOpen: true);
    }

    public IReadOnlyList<SavedEntry> Entries => _entries;

    public void Add(string name, string path, long? rows = null)
    {
        using var content = new HashedRead(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        _entries.Add(new(name, content.Length, content.Sha256(), rows));
    }

    /// <returns>Bytes of the finished file.</returns>
    public long Finish(Manifest manifest)
    {
        using (var content = new MemoryStream(manifest.Write(), writable: false))
        {
            _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Manifest.Name) { DataStream = content });
        }

        _tar.Dispose();
        _compressed.Dispose();
        _sealed?.Dispose();
        _file.Flush(flushToDisk: true);
        var bytes = _file.Length;
        _file.Dispose();
        File.Move(_part, _target, overwrite: true);
        _whole = true;
        return bytes;
    }

    public void Dispose()
    {
        if (!_whole)
        {
            _file.Dispose();
            File.Delete(_part);
        }

        _sealing?.Dispose();
    }
}
