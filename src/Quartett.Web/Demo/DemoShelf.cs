using Quartett.Core.Media;

namespace Quartett.Web.Demo;

/// <summary>The demo's pictures, drawn and taken into the media library.</summary>
internal sealed class DemoShelf
{
    private const int PixelsWide = 1000;
    private readonly Dictionary<string, (Guid Media, string AltText)> _pictures = new(StringComparer.Ordinal);

    public (Guid Media, string AltText) this[string key] => _pictures[key];

    public static async Task<DemoShelf> FillAsync(DemoStage stage, DemoCast cast)
    {
        var shelf = new DemoShelf();
        foreach (var picture in DemoPictures.All)
        {
            var who = cast.People[picture.Key is "eisen" or "zinken" or "ringe" or "stern" ? DemoPerson.Mia : DemoPerson.Tom];
            using var content = new MemoryStream(DemoPictures.Render(picture, PixelsWide), writable: false);
            var uploaded = await stage.AskAsync(new UploadMedia(cast.Workspace, content, picture.FileName, picture.AltText), who);
            await stage.AskAsync(new DescribeMedia(cast.Workspace, uploaded.Id, picture.AltText, picture.Tags), who);
            shelf._pictures[picture.Key] = (uploaded.Id, picture.AltText);
            stage.Clock.Set(stage.Clock.GetUtcNow().AddMinutes(3));
        }

        return shelf;
    }
}
