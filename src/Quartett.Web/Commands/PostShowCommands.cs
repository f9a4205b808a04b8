using System.CommandLine;
using System.Text.Json.Serialization;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Commands;

internal static class PostShowCommands
{
    private const int Page = 200;

    public static Command List(CommandHost host)
    {
        var (workspace, person) = (Options.Workspace(), Options.AsOrNobody());
        var command = new Command("list", "All posts with what happened on each channel, newest change first.") { workspace, person, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.ReaderAsync(parsed.GetValue(person)).Then(reader => session.WorkspaceAsync(parsed.GetRequiredValue(workspace)).Then(place => AllAsync(session, reader, place.Id))),
            posts => posts,
            Lines,
            cancel));
        return command;
    }

    public static Command Show(CommandHost host)
    {
        var (workspace, person) = (Options.Workspace(), Options.AsOrNobody());
        var id = new Argument<Guid[]>("ID") { Arity = ArgumentArity.OneOrMore, Description = "The posts." };
        // A list is converted only when it is read, which is too late to be wrong usage.
        id.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(t => !Guid.TryParse(t.Value, out _))) given.AddError($"'{token.Value}' is no post's id.");
        });
        var command = new Command("show", "Single posts, in the same shape as list.") { id, workspace, person, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.ReaderAsync(parsed.GetValue(person)).Then(reader => session.WorkspaceAsync(parsed.GetRequiredValue(workspace))
                .Then(place => EachAsync(session, reader, place.Id, parsed.GetRequiredValue(id).Select(i => new PostId(i))))),
            posts => posts,
            Lines,
            cancel));
        return command;
    }

    private static async Task<Outcome<IReadOnlyList<PostShape>>> AllAsync(CommandSession session, Actor reader, WorkspaceId place)
    {
        var ids = new List<PostId>();
        DateTimeOffset? before = null;
        while (true)
        {
            var page = await session.AskAsync(new ListPosts(place, Before: before, Take: Page), reader);
            if (!page.Done) return Outcome<IReadOnlyList<PostShape>>.Refuse(page.Refusals);
            ids.AddRange(page.Value.Select(card => card.Id));
            if (page.Value.Count < Page) return await EachAsync(session, reader, place, ids);
            before = page.Value[^1].ChangedAt;
        }
    }

    private static async Task<Outcome<IReadOnlyList<PostShape>>> EachAsync(CommandSession session, Actor reader, WorkspaceId place, IEnumerable<PostId> ids)
    {
        var shapes = new List<PostShape>();
        foreach (var id in ids)
        {
            var post = await session.AskAsync(new ShowPost(place, id), reader);
            if (!post.Done) return Outcome<IReadOnlyList<PostShape>>.Refuse(post.Refusals);
            shapes.Add(PostShape.Of(post.Value));
        }

        return shapes;
    }

    private static string Lines(IReadOnlyList<PostShape> posts) => string.Join(
        Environment.NewLine,
        posts.Select(p => $"{p.Id} {string.Join(", ", p.Variants.Select(v => v.State))} {p.Text.ReplaceLineEndings(" ")}"));
}

/// <summary>A post as outsiders read it (docs/interfaces.md).</summary>
internal sealed record PostShape(PostId Id, string Text, IReadOnlyList<VariantShape> Variants)
{
    public static PostShape Of(PostView post)
    {
        var deliveries = post.Deliveries.GroupBy(d => d.Channel).ToDictionary(g => g.Key, g => g.Last());
        var channels = post.Content.Variants.Select(v => v.Channel).Union(deliveries.Keys);
        return new(post.Id, post.Content.Text, [.. channels.Select(c => VariantShape.Of(c.Value, deliveries.GetValueOrDefault(c)))]);
    }
}

/// <param name="State">A word of the vocabulary; draft where nothing was planned yet.</param>
internal sealed record VariantShape(Guid Channel, string State, DateTimeOffset? DueAt, DateTimeOffset? DeliveredAt, string? Permalink, IReadOnlyList<AttemptShape> Attempts)
{
    /// <summary>How many parts are out and how many there are; left out for a single post.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PartsOut { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Parts { get; init; }

    public static VariantShape Of(Guid channel, DeliveryView? delivery) => delivery is null
        ? new(channel, "draft", null, null, null, [])
        : new(channel, delivery.State.Word(), delivery.DueAt, delivery.DeliveredAt, delivery.Permalink, [.. delivery.Attempts.Select(a => new AttemptShape(a.At, a.Outcome, a.Failure, a.Handle, delivery.Parts is null ? null : a.Part))])
        {
            PartsOut = delivery.Parts?.Out.Count,
            Parts = delivery.Parts?.Of,
        };
}

internal sealed record AttemptShape(
    DateTimeOffset At, string Outcome, string? Failure, string? Handle, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Part);
