namespace Quartett.Core.Media;

/// <summary>Every reason for which a picture, a video or captions are not taken.</summary>
public static class MediaCodes
{
    public const string Empty = "media.empty";

    /// <summary>Args: <c>maxMegabytes</c>.</summary>
    public const string TooLarge = "media.tooLarge";
    public const string Corrupt = "media.corrupt";
    public const string Animated = "media.animated";

    /// <summary>Args: <c>width</c>, <c>height</c>, <c>maxMegapixels</c>.</summary>
    public const string TooManyPixels = "media.tooManyPixels";
    public const string Heic = "media.heic";

    /// <summary>The name promises a picture or a video, the content is something else. Args: <c>found</c>.</summary>
    public const string Disguised = "media.disguised";

    /// <summary>Args: <c>found</c>.</summary>
    public const string Type = "media.type";

    /// <summary>No re-encoding satisfies the network. Args: <c>maxBytes</c>.</summary>
    public const string CannotFit = "media.cannotFit";

    /// <summary>A QuickTime file (.mov).</summary>
    public const string QuickTime = "media.video.quickTime";

    /// <summary>A video in pieces, as streaming services store it.</summary>
    public const string Fragmented = "media.video.fragmented";
    public const string Protected = "media.video.protected";
    public const string NoPicture = "media.video.noPicture";

    public const string CaptionsEmpty = "media.captions.empty";

    /// <summary>Args: <c>maxKilobytes</c>.</summary>
    public const string CaptionsTooLarge = "media.captions.tooLarge";
    public const string CaptionsEncoding = "media.captions.encoding";
    public const string CaptionsFormat = "media.captions.format";

    /// <summary>Args: <c>line</c>.</summary>
    public const string CaptionsTime = "media.captions.time";

    /// <summary>Args: <c>max</c>.</summary>
    public const string CaptionsTooMany = "media.captions.manyCues";

    /// <summary>There is no room left on the disk of the installation.</summary>
    public const string DiskFull = "media.diskFull";

    /// <summary>All of them, for the test that every one has its text.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Empty, TooLarge, Corrupt, Animated, TooManyPixels, Heic, Disguised, Type, CannotFit, QuickTime, Fragmented, Protected, NoPicture,
        CaptionsEmpty, CaptionsTooLarge, CaptionsEncoding, CaptionsFormat, CaptionsTime, CaptionsTooMany, DiskFull,
    ];
}
