using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Tests;

internal static class Posts
{
    public static OutgoingPost Of(params string[] parts) => new()
    {
        DeliveryId = Guid.CreateVersion7(),
        Parts = parts,
        Language = "de",
        At = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>A text that no other test writes.</summary>
    public static string Unique(string text) => $"{text} {Guid.CreateVersion7():N}";

    public static OutgoingImage Image(string altText, int width = 2, int height = 1) =>
        new(_ => Task.FromResult<Stream>(new MemoryStream(Png)), "image/png", Png.Length, width, height, altText);

    // one red pixel
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");
}
