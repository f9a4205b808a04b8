using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>Channels for islands and programs: what they are, how they stand, and whether the connection works. No secret leaves.</summary>
internal sealed class ChannelsApi : IMapApi
{
    public void Map(RouteGroupBuilder api)
    {
        var channels = api.MapGroup("/w/{slug}/channels").WithTags("Channels");
        channels.MapGet("", ListAsync).Produces<IReadOnlyList<ChannelAnswer>>().WithSummary("Every channel of the workspace, in the order they were connected.");
        channels.MapGet("/{id:guid}", ShowAsync).Produces<ChannelAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One channel.");
        channels.MapPost("/{id:guid}/test", TestAsync).Produces<ChannelAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Asks the network whether the connection works, without publishing anything.");
    }

    private static async Task<IResult> ListAsync(string slug, Ask ask, ICurrentWorkspace here) =>
        (await ask.RunAsync(new ListChannels(here.Opened!.Id))).Answer(all => Results.Ok(all.Select(ChannelAnswer.Of)));

    private static async Task<IResult> ShowAsync(string slug, Guid id, Ask ask, ICurrentWorkspace here) =>
        (await ask.RunAsync(new ShowChannel(here.Opened!.Id, new(id)))).Answer(channel => Results.Ok(ChannelAnswer.Of(channel)));

    private static async Task<IResult> TestAsync(string slug, Guid id, Ask ask, ICurrentWorkspace here) =>
        (await ask.RunAsync(new TestChannel(here.Opened!.Id, new(id)))).Answer(channel => Results.Ok(ChannelAnswer.Of(channel)));
}

/// <summary>A channel as programs see it.</summary>
/// <param name="State">active, paused or disconnected.</param>
/// <param name="RestUntil">Nothing is sent before this moment (UTC).</param>
/// <param name="LastFailure">A word of the closed list of failures, or <c>null</c> when the last thing went well.</param>
/// <param name="Slots">Recurring times on the workspace's wall clock.</param>
public sealed record ChannelAnswer(
    Guid Id,
    string Network,
    string NetworkName,
    string Sign,
    string Colour,
    bool BuiltIn,
    string Name,
    string Handle,
    string? Address,
    ChannelState State,
    DateTimeOffset? RestUntil,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastCheckedAt,
    FailureKind? LastFailure,
    PostLimits Limits,
    IReadOnlyList<SlotAnswer> Slots,
    ChannelAbilities Abilities)
{
    internal static ChannelAnswer Of(ChannelView channel) => new(
        channel.Id.Value, channel.Network, channel.NetworkName, channel.Sign, channel.Colour, channel.BuiltIn, channel.Name, channel.Handle, channel.Address,
        channel.State, channel.RestUntil, channel.LastSuccessAt, channel.LastCheckedAt, channel.LastFailure, channel.Limits,
        [.. channel.Slots.Select(s => new SlotAnswer(s.Day, Channels.SlotTimes.Time(s)))], channel.Abilities);
}

/// <param name="Day">ISO day of the week, 1 = Monday.</param>
/// <param name="Time">H:mm.</param>
public sealed record SlotAnswer(int Day, string Time);
