using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>Puts one post on one account under a record key fixed before the first try; a part or comment is a reply to what is there.</summary>
internal sealed class BlueskyPublishing(BlueskyAccount account, OutgoingPost post, string key, TimeProvider clock)
{
    /// <summary>Writes the post when it is not there yet.</summary>
    public async Task<DeliveryReceipt> PublishAsync(CancellationToken cancel) => Receipt(await LookAsync(cancel) ?? await WriteAsync(cancel));

    /// <summary>The receipt when the post is there, <c>null</c> when the server says that it is not.</summary>
    public async Task<DeliveryReceipt?> FindAsync(CancellationToken cancel) => await LookAsync(cancel) is { } there ? Receipt(there) : null;

    private async Task<RecordRef?> LookAsync(CancellationToken cancel)
    {
        var there = await account.CallAsync(session => account.Api.FindAsync(session, key, cancel), cancel);
        if (there is null || there.Text == post.Text) return there?.Ref;
        throw new ConnectorException(new ConnectorFailure(FailureKind.Duplicate, "Under the key of this post stands another text.", Field: "text"));
    }

    private async Task<RecordRef> WriteAsync(CancellationToken cancel)
    {
        var facets = await BlueskyText.FacetsAsync(
            post.Text, name => account.CallAsync(session => account.Api.ResolveAsync(session, name, cancel), cancel));
        var embed = await new BlueskyMedia(account, post).PlaceAsync(cancel);
        var record = new BlueskyPost(post.Text, facets, post.Language, clock.GetUtcNow(), embed, Ref(post.Before is [var root, ..] ? root : null), Ref(Above()));
        try
        {
            return await account.CallAsync(session => account.Api.PublishAsync(session, key, record, cancel), cancel);
        }
        catch (ConnectorException fault) when (fault.Failure.Kind is FailureKind.Transient)
        {
            // the reference server answers 500 when the key is taken, as by an earlier try that arrived late
            if (await LookAsync(cancel) is { } there) return there;
            throw;
        }
    }

    // a comment hangs below the post itself, and not at the end of its thread
    private ReceiptPart? Above() => post switch
    {
        { Kind: OutgoingKind.Comment, Before: [var first, ..] } => first,
        { Before: [.., var last] } => last,
        _ => null,
    };

    private static RecordRef? Ref(ReceiptPart? part) => part is null
        ? null
        : new(part.RemoteId, part.Revision ?? throw new ConnectorException(FailureKind.Validation, "The version of the part before this one is not known."));

    private static DeliveryReceipt Receipt(RecordRef there)
    {
        var address = BlueskyApi.PostAddress(there.Uri);
        return new(there.Uri, address, [new ReceiptPart(there.Uri, there.Cid, address)]);
    }
}
