using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Quartett.Core.Channels;

namespace Quartett.Core.Publishing;

/// <summary>Everything a post says, on all its channels; one such document is one version of the post.</summary>
public sealed partial record PostContent
{
    /// <summary>The text all channels share unless they have their own.</summary>
    public string Text { get; init; } = "";

    /// <summary>BCP 47 tag, e.g. de.</summary>
    public string Language { get; init; } = "de";

    public IReadOnlyList<PostImage> Images { get; init; } = [];

    public PostVideo? Video { get; init; }

    public PostLink? Link { get; init; }

    /// <summary>
    /// What follows the text as further parts. Networks with threads tell each as a post of its own, others all in one;
    /// a channel with its own text has only that.
    /// </summary>
    public IReadOnlyList<PostPart> More { get; init; } = [];

    /// <summary>One entry per chosen channel.</summary>
    public IReadOnlyList<PostVariant> Variants { get; init; } = [];

    /// <summary>The first words, for lists and calendar cards; without the signs that make a heading or emphasis.</summary>
    [JsonIgnore]
    public string FirstWords
    {
        get
        {
            var text = (Text.Length > 0 ? Text : Variants.FirstOrDefault(v => v.Text is { Length: > 0 })?.Text ?? "").Trim();
            text = Markup().Replace(text, "").ReplaceLineEndings(" ").Trim();
            if (text.Length <= 90) return text;
            var space = text.LastIndexOf(' ', 89, 40);
            return text[..(space > 0 ? space : StartOfGraphemeAt(text, 89))] + " …";
        }
    }

    // "# Heading" but not "#hashtag".
    [GeneratedRegex(@"^#{1,6}[ \t]+|\*\*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();

    private static int StartOfGraphemeAt(string text, int index)
    {
        var at = 0;
        for (var next = 0; next <= index; next += StringInfo.GetNextTextElementLength(text, at)) at = next;
        return at;
    }
}

/// <summary>The form a post takes on one channel.</summary>
/// <param name="Text">Own text, or <c>null</c> for the shared one.</param>
/// <param name="Thread">Tell a longer text as a chain; parts are split at a line of three dashes, else at sentences.</param>
/// <param name="FirstComment">Our own comment below the post, where the network lets us write one; <c>null</c> for none.</param>
public sealed record PostVariant(ChannelId Channel, string? Text = null, bool Thread = false, string? FirstComment = null);

/// <summary>A further part of a post.</summary>
public sealed record PostPart(string Text, IReadOnlyList<PostImage>? Images = null);

/// <summary>An image in a post.</summary>
/// <param name="Cut">Part that is shown, as fractions of width and height; <c>null</c> for the whole.</param>
/// <param name="FocusX">Where the eye should rest (0–1), kept when a network trims.</param>
public sealed record PostImage(Guid Media, string AltText = "", ImageCut? Cut = null, double? FocusX = null, double? FocusY = null);

/// <summary>A rectangle in fractions of the image, 0–1, top left first.</summary>
public sealed record ImageCut(double X, double Y, double Width, double Height);

/// <summary>The video of a post; captions and cover are files of the media library.</summary>
public sealed record PostVideo(Guid Media, string AltText = "", Guid? Captions = null, string CaptionsLanguage = "de", Guid? Cover = null);

/// <summary>A link card.</summary>
public sealed record PostLink(string Address, string Title = "", string Description = "", Guid? Thumbnail = null);
