namespace Quartett.Core.Media.Storing;

internal enum PictureKind { Jpeg, Png, WebP, Gif }

/// <summary>What the first bytes of a picture say, read by ourselves so that no decoder sees a file that is refused anyway.</summary>
internal sealed record PictureHeader(PictureKind Kind, int Width, int Height, bool IsAnimated);
