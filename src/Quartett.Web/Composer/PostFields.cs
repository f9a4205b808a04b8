using System.Text.Json;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Composer;

/// <summary>
/// The composer's form: what its fields are called, how they become content and content becomes fields. Autosave sends
/// exactly these, so that two versions of a draft can be merged field by field.
/// </summary>
internal static class PostFields
{
    public const string Text = "text";
    public const string Language = "language";
    public const string Channel = "channel";
    public const string Images = "images";
    public const string Video = "video";
    public const string Link = "link";
    public const string More = "more";

    public static string Own(ChannelId channel) => $"own-{channel}";

    public static string OwnText(ChannelId channel) => $"text-{channel}";

    public static string Thread(ChannelId channel) => $"thread-{channel}";

    public static string FirstComment(ChannelId channel) => $"comment-{channel}";

    /// <param name="field">All values a field was sent with.</param>
    public static Outcome<PostContent> Read(Func<string, IReadOnlyList<string>> field)
    {
        string First(string name) => field(name) is [var first, ..] ? first : "";
        var unreadable = new List<Refusal>();
        T? Document<T>(string name) where T : class
        {
            if (First(name) is not { Length: > 0 } json) return null;
            try
            {
                return StoredJson.Read<T>(json);
            }
            catch (JsonException)
            {
                unreadable.Add(new("post.partUnreadable", name));
                return null;
            }
        }

        var content = new PostContent
        {
            Text = Lines(First(Text)),
            Language = First(Language) is { Length: > 0 and <= 35 } language ? language : "de",
            Images = Document<List<PostImage>>(Images) ?? [],
            Video = Document<PostVideo>(Video),
            Link = Document<PostLink>(Link),
            More = Document<List<PostPart>>(More) ?? [],
            Variants =
            [
                .. field(Channel).Select(value => Guid.TryParse(value, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Select(id => new ChannelId(id))
                    .Select(id => new PostVariant(id, First(Own(id)).Length > 0 ? Lines(First(OwnText(id))) : null, First(Thread(id)).Length > 0, Lines(First(FirstComment(id))) is { } comment && !string.IsNullOrWhiteSpace(comment) ? comment : null)),
            ],
        };
        return unreadable.Count > 0 ? Outcome<PostContent>.Refuse(unreadable) : content;
    }

    public static Outcome<PostContent> Read(IReadOnlyDictionary<string, JsonElement> fields)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            try
            {
                values[name] = Values(value);
            }
            catch (InvalidOperationException)
            {
                // Half of a pair of surrogates, which JSON can write and no text can hold.
                return new Refusal("input.unstorable", name);
            }
        }

        return Read(name => values.GetValueOrDefault(name, []));
    }

    public static Outcome<PostContent> Read(IFormCollection form) => Read(name => [.. form[name].OfType<string>()]);

    /// <summary>The fields as the form would send them: a list only where there is more than one value, nothing for an empty choice.</summary>
    public static IReadOnlyDictionary<string, object> Write(PostContent content, IEnumerable<ChannelView> channels)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Text] = content.Text,
            [Language] = content.Language,
            [Images] = ImagesJson(content),
            [Video] = VideoJson(content),
            [Link] = LinkJson(content),
            [More] = MoreJson(content),
        };
        var chosen = new List<string>();
        foreach (var channel in channels)
        {
            if (content.Variants.FirstOrDefault(v => v.Channel == channel.Id) is not { } variant) continue;
            chosen.Add(channel.Id.ToString());
            if (variant.Text is { } own)
            {
                fields[Own(channel.Id)] = "true";
                fields[OwnText(channel.Id)] = own;
            }

            if (variant.Thread) fields[Thread(channel.Id)] = "true";
            if (variant.FirstComment is { } comment) fields[FirstComment(channel.Id)] = comment;
        }

        if (chosen.Count > 0) fields[Channel] = chosen.Count == 1 ? chosen[0] : chosen;
        return fields;
    }

    public static string ImagesJson(PostContent content) => StoredJson.Write(content.Images);

    public static string VideoJson(PostContent content) => content.Video is { } video ? StoredJson.Write(video) : "";

    public static string LinkJson(PostContent content) => content.Link is { } link ? StoredJson.Write(link) : "";

    public static string MoreJson(PostContent content) => content.More.Count > 0 ? StoredJson.Write(content.More) : "";

    private static string Lines(string text) => StorableText.Of(text.ReplaceLineEndings("\n"));

    private static IReadOnlyList<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    };
}
