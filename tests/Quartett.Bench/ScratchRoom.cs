namespace Quartett.Bench;

/// <summary>Data folders that are gone when the bench has ended.</summary>
internal sealed class ScratchRoom : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("quartett-bench-").FullName;

    public string NewFolder() => Directory.CreateDirectory(Path.Combine(root, Guid.CreateVersion7().ToString("n"))).FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);
}
