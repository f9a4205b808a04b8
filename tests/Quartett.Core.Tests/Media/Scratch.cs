using Quartett.Core.Media.Storing;

namespace Quartett.Core.Tests.Media;

/// <summary>A folder that goes with the test.</summary>
public sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quartett-media-");

    public string Path => _folder.FullName;

    internal ScratchFolder Folder => new(System.IO.Path.Combine(Path, "scratch"));

    public int FilesLeft => _folder.GetFiles("*", SearchOption.AllDirectories).Length;

    public void Dispose() => _folder.Delete(recursive: true);
}
