using System.Security.Cryptography;

namespace Quartett.Web.Newsroom;

/// <summary>The one style sheet, carried in the program; its version is its content, so it may be cached for ever.</summary>
internal static class NewsroomStyle
{
    public static readonly byte[] Sheet = Load();

    public static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(Sheet))[..12];

    private static byte[] Load()
    {
        using var source = typeof(NewsroomStyle).Assembly.GetManifestResourceStream("Quartett.Web.Newsroom.newsroom.css")!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
