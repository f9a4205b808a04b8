namespace Quartett.Core.Newsroom;

/// <summary>What stands beside an article's text. Keys name copies in the Newsroom's own folder.</summary>
public sealed record ArticleMedia(IReadOnlyList<ArticleImage> Images, ArticleVideo? Video, ArticleLinkCard? LinkCard)
{
    public static readonly ArticleMedia None = new([], null, null);

    /// <summary>Every file the article needs.</summary>
    internal IEnumerable<string> Keys()
    {
        foreach (var image in Images) yield return image.Key;
        if (Video is { } video)
        {
            yield return video.Key;
            if (video.Cover is { } cover) yield return cover.Key;
            foreach (var captions in video.Captions) yield return captions.Key;
        }

        if (LinkCard?.Picture is { } picture) yield return picture.Key;
    }
}

/// <summary>An image; width and height in pixels, so that the page does not jump while it loads.</summary>
public sealed record ArticleImage(string Key, string AltText, int Width, int Height, string ContentType, long Bytes);

/// <summary>A video; width and height in pixels.</summary>
public sealed record ArticleVideo(
    string Key, string AltText, int Width, int Height, double Seconds, string ContentType, long Bytes,
    ArticleImage? Cover, IReadOnlyList<ArticleCaptions> Captions);

/// <summary>Captions as a WebVTT file, with the BCP 47 tag of their language.</summary>
public sealed record ArticleCaptions(string Key, string Language);

/// <summary>A link worth a card of its own.</summary>
public sealed record ArticleLinkCard(Uri Address, string Title, string Description, ArticleImage? Picture);
