using System.CommandLine;
using System.CommandLine.Parsing;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Founding;

namespace Quartett.Web.Commands;

internal static class PostDraftCommand
{
    private const string Image = "--image";
    private const string Alt = "--alt";

    public static Command Build(CommandHost host)
    {
        var (workspace, person) = (Options.Workspace(), Options.As());
        var channel = new Option<Guid[]>("--channel") { Required = true, Description = "A channel it goes to; may be given several times.", HelpName = "ID" };
        var text = Options.Text("--text-file", "File with the text, UTF-8; - reads standard input.", "F");
        var image = new Option<string[]>(Image) { Description = "A picture; may be given several times, each followed by its description.", HelpName = "F" };
        var alt = new Option<string[]>(Alt) { Description = "What the picture before it shows.", HelpName = "T" };
        var command = new Command("draft", "Writes a draft.") { workspace, person, channel, text, image, alt, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            async session =>
            {
                var pictures = Pictures(parsed.Tokens) ?? throw new UsageException("Each --alt describes the --image before it, and an image has one description.");
                foreach (var missing in pictures.Where(p => !File.Exists(p.Path))) throw new UsageException($"There is no file {missing.Path}.");
                var said = await ReadAsync(session, parsed.GetRequiredValue(text), cancel);
                return await session.ActorAsync(parsed.GetRequiredValue(person)).Then(actor => session.WorkspaceAsync(parsed.GetRequiredValue(workspace))
                    .Then(place => DraftAsync(session, actor, place, said, parsed.GetRequiredValue(channel), pictures)));
            },
            id => new { id },
            id => id.ToString(),
            cancel));
        return command;
    }

    private static async Task<Outcome<PostId>> DraftAsync(
        CommandSession session, Actor actor, ListedWorkspace place, string text, IReadOnlyList<Guid> channels, IReadOnlyList<Picture> pictures)
    {
        var known = await session.AskAsync(new Core.Channels.ListChannels(place.Id), actor);
        if (!known.Done) return Outcome<PostId>.Refuse(known.Refusals);
        foreach (var unknown in channels.Where(c => known.Value.All(k => k.Id.Value != c))) return new Refusal("channel.gone", "channel", unknown);

        var images = new List<PostImage>();
        foreach (var picture in pictures)
        {
            await using var content = File.OpenRead(picture.Path);
            var uploaded = await session.AskAsync(new UploadMedia(place.Id, content, Path.GetFileName(picture.Path), picture.Alt), actor);
            if (!uploaded.Done)
            {
                await TakeAwayAsync(session, actor, place, images);
                return Outcome<PostId>.Refuse(uploaded.Refusals);
            }

            images.Add(new(uploaded.Value.Id, picture.Alt));
        }

        var drafted = await session.AskAsync(
            new DraftPost(place.Id, new() { Text = text, Language = place.Language, Images = images, Variants = [.. channels.Distinct().Select(c => new PostVariant(new(c)))] }), actor);
        if (!drafted.Done) await TakeAwayAsync(session, actor, place, images);
        return drafted;
    }

    // What was uploaded for a draft that did not come about would only lie around.
    private static async Task TakeAwayAsync(CommandSession session, Actor actor, ListedWorkspace place, IEnumerable<PostImage> images)
    {
        foreach (var image in images) await session.AskAsync(new DeleteMedia(place.Id, image.Media), actor);
    }

    private static async Task<string> ReadAsync(CommandSession session, string file, CancellationToken cancel)
    {
        if (file == "-") return (await session.Console.Input.ReadToEndAsync(cancel)).TrimEnd();
        if (!File.Exists(file)) throw new UsageException($"There is no file {file}.");
        return (await File.ReadAllTextAsync(file, cancel)).TrimEnd();
    }

    /// <summary>Pictures and descriptions in the order they were typed; <c>null</c> when a description belongs to none.</summary>
    private static List<Picture>? Pictures(IEnumerable<Token> tokens)
    {
        var pictures = new List<Picture>();
        var described = true;
        var option = "";
        foreach (var token in tokens)
        {
            if (token.Type == TokenType.Option)
            {
                option = token.Value;
                continue;
            }

            if (option == Image)
            {
                pictures.Add(new(token.Value, ""));
                described = false;
            }
            else if (option == Alt)
            {
                if (described) return null;
                pictures[^1] = pictures[^1] with { Alt = token.Value };
                described = true;
            }

            option = "";
        }

        return pictures;
    }

    private sealed record Picture(string Path, string Alt);
}
