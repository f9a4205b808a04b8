using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;

namespace Quartett.Connectors.Bluesky;

/// <summary>Bluesky, and any other server that speaks the AT protocol. See the README beside this file.</summary>
public sealed class BlueskyConnector : IConnect, IPublish, IReadOwnPosts, IRetract
{
    // one million bytes is what every server accepts; newer ones take images of two million
    private const long LargestImage = 1_000_000;

    // we hand the video to the account's own server, and its limit for a file holds
    private const long LargestVideo = 50_000_000;

    public NetworkDescription Network { get; } = new(
        "bluesky", "Bluesky", "B", "#0a7aff",
        new PostLimits
        {
            Text = [new TextLimit(300, TextUnit.Grapheme), new TextLimit(3000, TextUnit.Utf8Byte)],
            Images = new ImageLimits(4, LargestImage, ["image/jpeg", "image/png", "image/webp"], 2000),
            Video = new VideoLimits(1, LargestVideo, ["video/mp4"], null, 20_000),
            Thread = true,
            // 5,000 points an hour and 35,000 a day; a post costs three
            Quotas = [new PostQuota(5_000 / 3, TimeSpan.FromHours(1)), new PostQuota(35_000 / 3, TimeSpan.FromDays(1))],
            Comment = [new TextLimit(300, TextUnit.Grapheme), new TextLimit(3000, TextUnit.Utf8Byte)],
            LinkCard = true,
        },
        Idempotency.Handle);

    public Type SettingsType => typeof(BlueskySettings);

    public async Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel)
    {
        var account = new BlueskyAccount(access);
        return await ProfileAsync(account, await account.SignInAsync(cancel), cancel);
    }

    public async Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel)
    {
        var account = new BlueskyAccount(access);
        return await account.CallAsync(async session =>
        {
            var handle = await account.Api.HandleAsync(session, cancel);
            return await ProfileAsync(account, session with { Handle = handle }, cancel);
        }, cancel);
    }

    /// <summary>The first part's record key; those of later parts and of the comment are counted on from it.</summary>
    public string ChooseHandle(OutgoingPost post, TimeProvider clock) =>
        post.Before is [var first, ..] ? Tid.Plus(BlueskyApi.KeyOf(first.RemoteId), post.Step) : Tid.Next(clock, post.Steps);

    public async Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        BlueskyText.Check(post.Text, Network.Limits);
        return await new BlueskyPublishing(new BlueskyAccount(access), post, handle, access.Clock).PublishAsync(cancel);
    }

    public async Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        return await new BlueskyPublishing(new BlueskyAccount(access), post, handle, access.Clock).FindAsync(cancel);
    }

    public async Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel)
    {
        var account = new BlueskyAccount(access);

        // from the end, so that a reader never meets a chain without its beginning
        foreach (var part in receipt.Parts.Reverse())
        {
            await account.CallAsync(async session =>
            {
                await account.Api.DeleteAsync(session, part.RemoteId, cancel);
                return part;
            }, cancel);
        }
    }

    private static async Task<ConnectedProfile> ProfileAsync(BlueskyAccount account, BlueskySession session, CancellationToken cancel)
    {
        var name = session.Handle;
        try
        {
            name = await account.Api.DisplayNameAsync(session, cancel) ?? name;
        }
        catch (ConnectorException)
        {
            // the name is an ornament: an account that can be signed in to is connected
        }

        return new ConnectedProfile(session.Did, session.Handle, name, BlueskyApi.ProfileAddress(session.Handle));
    }
}
