using System.Globalization;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;

namespace Quartett.Connectors.Rehearsal;

/// <summary>A network that sends nothing and remembers what it would have sent. It can be told to fail; see the README beside this file.</summary>
public sealed class RehearsalConnector : IConnect, IPublish, IReadOwnPosts, IRetract, IEdit
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public NetworkDescription Network { get; } = new(
        "rehearsal", "Rehearsal", "R", "#6b7280",
        new PostLimits
        {
            Text = [new TextLimit(300, TextUnit.Grapheme), new TextLimit(3000, TextUnit.Utf8Byte)],
            Images = new ImageLimits(4, 1_000_000, ["image/jpeg", "image/png", "image/webp"], 2000),
            Video = new VideoLimits(1, 50_000_000, ["video/mp4"], null, 20_000),
            Thread = true,
            Comment = [new TextLimit(300, TextUnit.Grapheme)],
            LinkCard = true,
        },
        Idempotency.Handle);

    public Type SettingsType => typeof(RehearsalSettings);

    public async Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel)
    {
        var profile = await TestAsync(access, cancel);
        await KeepAsync(access, RehearsalLedger.FromJson(access.Session), cancel);
        return profile;
    }

    public Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var settings = access.SettingsAs<RehearsalSettings>();
        var script = RehearsalScript.Of(settings.Script);
        if (script.ForConnecting is { Ending: not Ending.Well } step) throw Failure(step, access.Clock);
        return Task.FromResult(new ConnectedProfile($"rehearsal:{settings.Name}", settings.Name, settings.Name, null));
    }

    public string ChooseHandle(OutgoingPost post, TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture, $"{post.DeliveryId:N}{(post.Step == 0 ? "" : $"/{post.Step}")}");

    public async Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        cancel.ThrowIfCancellationRequested();
        var script = RehearsalScript.Of(access.SettingsAs<RehearsalSettings>().Script);
        var ledger = RehearsalLedger.FromJson(access.Session);
        if (ledger.Find(handle) is { } there) return Receipt(there);

        var step = script.ForTry(ledger.TriesOf(handle));
        ledger = ledger.WithTry(handle);
        if (step.Ending is Ending.Well or Ending.AnswerLost) ledger = ledger.With(await ReadAsync(post, handle, access.Clock, cancel));
        await KeepAsync(access, ledger, cancel);
        return step.Ending == Ending.Well && ledger.Find(handle) is { } kept ? Receipt(kept) : throw Failure(step, access.Clock);
    }

    public Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(RehearsalLedger.FromJson(access.Session).Find(handle) is { } there ? Receipt(there) : null);
    }

    public async Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var ledger = receipt.Parts.Aggregate(RehearsalLedger.FromJson(access.Session), (kept, part) => kept.Without(part.RemoteId));
        await KeepAsync(access, ledger, cancel);
    }

    public async Task<DeliveryReceipt> EditAsync(ChannelAccess access, OutgoingPost post, DeliveryReceipt receipt, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var ledger = RehearsalLedger.FromJson(access.Session);
        var old = ledger.Find(receipt.RemoteId) ?? throw new ConnectorException(FailureKind.NotFound, "The rehearsal knows no such post.");
        var edited = await ReadAsync(post, old.Handle, access.Clock, cancel) with { Below = old.Below, Revision = old.Revision + 1 };
        await KeepAsync(access, ledger.With(edited), cancel);
        return Receipt(edited);
    }

    private static Task KeepAsync(ChannelAccess access, RehearsalLedger ledger, CancellationToken cancel) => access.SaveSessionAsync(ledger.ToJson(), cancel);

    // files are read to the end, as a network would read them, so that a missing one is found in the rehearsal
    private static async Task<RehearsedPost> ReadAsync(OutgoingPost post, string handle, TimeProvider clock, CancellationToken cancel)
    {
        var files = new List<RehearsedFile>();
        foreach (var image in post.Images) files.Add(new(image.ContentType, await CountAsync(image.Open, cancel), image.AltText));
        if (post.Video is { } video) files.Add(new(video.ContentType, await CountAsync(video.Open, cancel), video.AltText));
        return new RehearsedPost(
            handle, post.Text, post.Before is [.., var above] ? above.RemoteId : null, post.Language, files, post.LinkCard?.Address.AbsoluteUri, clock.GetUtcNow(), Revision: 1);
    }

    private static async Task<long> CountAsync(Func<CancellationToken, Task<Stream>> open, CancellationToken cancel)
    {
        await using var file = await open(cancel);
        var bytes = 0L;
        var chunk = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(chunk, cancel)) > 0;) bytes += read;
        return bytes;
    }

    private static DeliveryReceipt Receipt(RehearsedPost post) =>
        new(post.Handle, null, [new ReceiptPart(post.Handle, post.Revision.ToString(CultureInfo.InvariantCulture))]);

    private static ConnectorException Failure(Step step, TimeProvider clock) => new(new ConnectorFailure(
        step.Kind,
        $"The script of the rehearsal ends this try with {step.Kind}.",
        step.Kind is FailureKind.RateLimited or FailureKind.QuotaExhausted ? clock.GetUtcNow() + Pause : null,
        step.Field));
}
