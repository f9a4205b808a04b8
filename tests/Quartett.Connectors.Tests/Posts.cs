using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Tests;

internal static class Posts
{
    public static OutgoingPost Of(string text) => new()
    {
        DeliveryId = Guid.CreateVersion7(),
        Text = text,
        Language = "de",
        At = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>The step of the same delivery that comes after those that are out.</summary>
    public static OutgoingPost After(this OutgoingPost post, string text, OutgoingKind kind, params IReadOnlyList<DeliveryReceipt> before) => post with
    {
        Text = text,
        Kind = kind,
        Step = before.Count,
        Images = [],
        Before = [.. before.Select(receipt => receipt.Parts[0])],
    };

    /// <summary>A text that no other test writes.</summary>
    public static string Unique(string text) => $"{text} {Guid.CreateVersion7():N}";

    public static OutgoingImage Image(string altText, int width = 2, int height = 1) =>
        new(_ => Task.FromResult<Stream>(new MemoryStream(Png)), "image/png", Png.Length, width, height, altText);

    // one red pixel
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");
}
