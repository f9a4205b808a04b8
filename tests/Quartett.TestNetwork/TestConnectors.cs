using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;

namespace Quartett.TestNetwork;

/// <summary>What the three have in common: a form, a password, and one post that goes out.</summary>
public abstract class TestConnector(Variant variant, string sign, Idempotency idempotency) : IConnect, IPublish
{
    public NetworkDescription Network { get; } = new(
        $"test-{variant.ToString().ToLowerInvariant()}", $"Test network ({variant.ToString().ToLowerInvariant()})", sign, "#5f6b7a",
        new PostLimits
        {
            Text = [new TextLimit(TestNetworkServer.LongestText, TextUnit.Utf16)],
            Thread = true,
            Comment = [new TextLimit(TestNetworkServer.LongestText, TextUnit.Utf16)],
        },
        idempotency);

    public Type SettingsType => typeof(TestNetworkSettings);

    public async Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel)
    {
        var profile = await Api(access).WhoAmIAsync(Network.Limits, cancel);
        await access.SaveSessionAsync(profile.RemoteId, cancel);
        return profile;
    }

    public Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel) => Api(access).WhoAmIAsync(Network.Limits, cancel);

    public virtual string? ChooseHandle(OutgoingPost post, TimeProvider clock) => null;

    public async Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        if (post.Text.Length > TestNetworkServer.LongestText)
            throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, $"The text is longer than {TestNetworkServer.LongestText} units.", Field: "text"));
        return Receipt(await Api(access).PublishAsync(post.Text, Above(post), handle, cancel));
    }

    private protected TestNetworkApi Api(ChannelAccess access) => new(access, variant);

    // A comment hangs below the post itself, a part below the one before it.
    private protected static string? Above(OutgoingPost post) => post switch
    {
        { Kind: OutgoingKind.Comment, Before: [var first, ..] } => first.RemoteId,
        { Before: [.., var last] } => last.RemoteId,
        _ => null,
    };

    private protected async Task RetractPartsAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel)
    {
        foreach (var part in receipt.Parts.Reverse()) await Api(access).RetractAsync(part.RemoteId, cancel);
    }

    private protected static DeliveryReceipt Receipt(Shown post) => new(post.Id, null, [new(post.Id, null)]);
}

/// <summary>The variant with an idempotency handle.</summary>
public sealed class HandleConnector() : TestConnector(Variant.Handle, "Th", Idempotency.Handle), IReadOwnPosts, IRetract
{
    public override string? ChooseHandle(OutgoingPost post, TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");

    public async Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        return await Api(access).FindAsync(handle, cancel) is { } there ? Receipt(there) : null;
    }

    public Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel) => RetractPartsAsync(access, receipt, cancel);
}

/// <summary>The variant where own recent posts can be compared.</summary>
public sealed class ListConnector() : TestConnector(Variant.List, "Tl", Idempotency.None), IReadOwnPosts, IRetract
{
    // The network's clock need not be ours.
    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromMinutes(1);

    public async Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        var from = post.At - ClocksMayDiffer;
        var recent = await Api(access).RecentAsync(cancel);
        if (recent.FirstOrDefault(other => other.Text == post.Text && other.Below == Above(post) && other.At >= from) is { } there) return Receipt(there);
        // A list that ends before the post's time has begun says nothing for certain.
        if (recent.Count >= TestNetworkApi.WholePage && recent[^1].At >= from)
            throw new ConnectorException(FailureKind.Transient, "The list of recent posts does not reach back far enough.");
        return null;
    }

    public Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel) => RetractPartsAsync(access, receipt, cancel);
}

/// <summary>The variant that can neither be asked nor take anything back.</summary>
public sealed class BareConnector() : TestConnector(Variant.Bare, "Tb", Idempotency.None);
