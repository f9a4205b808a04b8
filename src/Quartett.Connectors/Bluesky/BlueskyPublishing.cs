using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>Puts one post, or a chain of them, on one account, each part under a record key fixed before the first try.</summary>
internal sealed class BlueskyPublishing(BlueskyAccount account, OutgoingPost post, string handle, TimeProvider clock)
{
    /// <summary>Writes the parts that are not there yet.</summary>
    public async Task<DeliveryReceipt> PublishAsync(CancellationToken cancel)
    {
        var published = new List<RecordRef>();
        var mayBeThere = true;
        for (var part = 0; part < post.Parts.Count; part++)
        {
            // parts are written in order: behind one that is missing there can be none
            var there = mayBeThere ? await FindAsync(part, cancel) : null;
            mayBeThere = there is not null;
            published.Add(there ?? await WriteAsync(part, published, cancel));
        }

        return Receipt(published);
    }

    /// <summary>The receipt when every part is there, <c>null</c> when the server says that one is not.</summary>
    public async Task<DeliveryReceipt?> FindAsync(CancellationToken cancel)
    {
        var found = new List<RecordRef>();
        for (var part = 0; part < post.Parts.Count; part++)
        {
            if (await FindAsync(part, cancel) is not { } there) return null;
            found.Add(there);
        }

        return Receipt(found);
    }

    private async Task<RecordRef?> FindAsync(int part, CancellationToken cancel)
    {
        var there = await account.CallAsync(session => account.Api.FindAsync(session, KeyOf(part), cancel), cancel);
        if (there is null || there.Text == post.Parts[part]) return there?.Ref;
        throw new ConnectorException(new ConnectorFailure(
            FailureKind.Duplicate, $"Under the key of part {part + 1} stands another text.", Field: "text"));
    }

    private async Task<RecordRef> WriteAsync(int part, List<RecordRef> before, CancellationToken cancel)
    {
        var facets = await BlueskyText.FacetsAsync(
            post.Parts[part], name => account.CallAsync(session => account.Api.ResolveAsync(session, name, cancel), cancel));
        var embed = part == 0 ? await new BlueskyMedia(account, post).PlaceAsync(cancel) : null;
        var record = new BlueskyPost(
            post.Parts[part], facets, post.Language, clock.GetUtcNow(), embed, before.FirstOrDefault(), before.LastOrDefault());
        try
        {
            return await account.CallAsync(session => account.Api.PublishAsync(session, KeyOf(part), record, cancel), cancel);
        }
        catch (ConnectorException fault) when (fault.Failure.Kind is FailureKind.Transient)
        {
            // the reference server answers 500 when the key is taken, as by an earlier try that arrived late
            if (await FindAsync(part, cancel) is { } there) return there;
            throw;
        }
    }

    private string KeyOf(int part) => Tid.Plus(handle, part);

    private static DeliveryReceipt Receipt(List<RecordRef> parts) => new(
        parts[0].Uri, BlueskyApi.PostAddress(parts[0].Uri), [.. parts.Select(part => new ReceiptPart(part.Uri, part.Cid))]);
}
