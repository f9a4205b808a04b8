namespace Quartett.Core.Policies;

/// <summary>One of the texts a statement consists of.</summary>
/// <param name="Field">Its path: <c>text</c>, <c>parts[1]</c>, <c>comment</c>, <c>images[0].altText</c>, <c>video.altText</c>, <c>link.title</c> …</param>
internal readonly record struct Wording(string Field, string Text);

/// <summary>The texts of a statement, each with its path.</summary>
internal static class Wordings
{
    private const string Card = "link";
    private static readonly string[] Alone = ["text"];

    extension(Statement statement)
    {
        /// <summary>Path of a part: <c>text</c> where it is the only one.</summary>
        public string FieldOf(int part) => statement.Parts.Count == 1 ? Alone[0] : $"parts[{part}]";

        /// <summary>What is written: the parts and the first comment.</summary>
        public IEnumerable<Wording> Written()
        {
            for (var part = 0; part < statement.Parts.Count; part++) yield return new(statement.FieldOf(part), statement.Parts[part]);
            if (statement.Comment is { } comment) yield return new("comment", comment);
        }

        /// <summary>Descriptions of images and video, as far as there are any.</summary>
        public IEnumerable<Wording> Described()
        {
            for (var i = 0; i < statement.Images.Count; i++)
            {
                if (statement.Images[i].AltText.Length > 0) yield return new($"images[{i}].altText", statement.Images[i].AltText);
            }

            if (statement.Video is { AltText.Length: > 0 } video) yield return new("video.altText", video.AltText);
        }

        /// <summary>Everything the public can read of it: written, described, and the link card.</summary>
        public IEnumerable<Wording> Said()
        {
            foreach (var wording in statement.Written()) yield return wording;
            foreach (var wording in statement.Described()) yield return wording;
            if (statement.Link is not { } link) yield break;
            if (link.Title.Length > 0) yield return new($"{Card}.title", link.Title);
            if (link.Description.Length > 0) yield return new($"{Card}.description", link.Description);
        }
    }
}
