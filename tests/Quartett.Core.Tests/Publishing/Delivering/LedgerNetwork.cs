using System.Collections.Concurrent;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;

namespace Quartett.Core.Tests.Publishing.Delivering;

/// <summary>What the network does with a call.</summary>
internal enum Deed
{
    Well,
    LoseAnswer,
    LoseRequest,
    RateLimit,
    Fail,
    Reject,

    /// <summary>Accepts and says nothing until it is let go.</summary>
    HangAccepted,

    /// <summary>Says nothing and loses the call when it is let go.</summary>
    HangDropped,
}

/// <summary>A post that is really there.</summary>
internal sealed record Told(Guid Delivery, int Step, string Text, string Id, string? Handle, string? Below);

/// <summary>One account of the network and the truth about it.</summary>
internal sealed class LedgerAccount
{
    private static readonly ConcurrentDictionary<string, LedgerAccount> All = new(StringComparer.Ordinal);

    private readonly List<TaskCompletionSource> _hanging = [];
    private TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<Told> Ledger { get; } = [];

    public Deed Next { get; set; }

    /// <summary>Called before a call is obeyed: whether it may be made at all.</summary>
    public Func<OutgoingPost, string?, Task> OnCall { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Ends when a call hangs.</summary>
    public Task Hangs => _begun.Task;

    public bool IsHanging => _hanging.Count > 0;

    public static LedgerAccount Of(string name) => All.GetOrAdd(name, _ => new());

    public void LetGo()
    {
        foreach (var call in _hanging.ToList()) call.TrySetResult();
        Forget();
    }

    /// <summary>The process that waited is dead; nobody hears the answer.</summary>
    public void Forget()
    {
        _hanging.Clear();
        _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public async Task<Told> TellAsync(OutgoingPost post, string? handle, TimeProvider clock)
    {
        await OnCall(post, handle);
        var deed = Next;
        Next = Deed.Well;
        switch (deed)
        {
            case Deed.LoseRequest: throw new ConnectorException(FailureKind.UnknownOutcome, "No answer");
            case Deed.RateLimit: throw new ConnectorException(new ConnectorFailure(FailureKind.RateLimited, "Slow down", clock.GetUtcNow().AddSeconds(30)));
            case Deed.Fail: throw new ConnectorException(FailureKind.Transient, "Broken");
            case Deed.Reject: throw new ConnectorException(FailureKind.Validation, "Not this");
            case Deed.HangDropped:
                await HangAsync();
                throw new ConnectorException(FailureKind.UnknownOutcome, "No answer");
        }

        var told = Accept(post, handle);
        if (deed == Deed.LoseAnswer) throw new ConnectorException(FailureKind.UnknownOutcome, "No answer");
        if (deed == Deed.HangAccepted) await HangAsync();
        return told;
    }

    public static string? Above(OutgoingPost post) => post.Before is [.., var last] ? last.RemoteId : null;

    private Told Accept(OutgoingPost post, string? handle)
    {
        if (handle is not null && Ledger.Find(t => t.Handle == handle) is { } known) return known;
        var told = new Told(post.DeliveryId, post.Step, post.Text, Guid.CreateVersion7().ToString("n"), handle, Above(post));
        Ledger.Add(told);
        return told;
    }

    private async Task HangAsync()
    {
        var call = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _hanging.Add(call);
        _begun.TrySetResult();
        await call.Task;
    }
}

/// <summary>A network that keeps a ledger in memory; a handle, a list of what is there, or nothing.</summary>
public abstract class LedgerNetwork(string key, Idempotency idempotency) : IConnect, IPublish, IRetract
{
    public NetworkDescription Network { get; } = new(key, key, "L", "#123456", new PostLimits { Text = [new TextLimit(300, TextUnit.Grapheme)], Thread = true }, idempotency);

    public Type SettingsType => typeof(StubSettings);

    public Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel) => TestAsync(access, cancel);

    public Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel)
    {
        var account = access.SettingsAs<StubSettings>().Account;
        return Task.FromResult(new ConnectedProfile(account, account, account, null));
    }

    public string? ChooseHandle(OutgoingPost post, TimeProvider clock) => idempotency == Idempotency.Handle ? Guid.CreateVersion7().ToString("n") : null;

    public async Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel) => Receipt(await Account(access).TellAsync(post, handle, access.Clock));

    public Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel)
    {
        foreach (var part in receipt.Parts.Reverse()) Account(access).Ledger.RemoveAll(t => t.Id == part.RemoteId);
        return Task.CompletedTask;
    }

    internal static LedgerAccount Account(ChannelAccess access) => LedgerAccount.Of(access.SettingsAs<StubSettings>().Account);

    internal static DeliveryReceipt Receipt(Told told) => new(told.Id, null, [new(told.Id, null)]);
}

public sealed class HandleLedger() : LedgerNetwork("ledger-handle", Idempotency.Handle), IReadOwnPosts
{
    public Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel) =>
        Task.FromResult(Account(access).Ledger.Find(t => t.Handle == handle) is { } told ? Receipt(told) : null);
}

public sealed class ListLedger() : LedgerNetwork("ledger-list", Idempotency.None), IReadOwnPosts
{
    public Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel) =>
        Task.FromResult(Account(access).Ledger.Find(t => t.Text == post.Text && t.Below == LedgerAccount.Above(post)) is { } told ? Receipt(told) : null);
}

public sealed class BareLedger() : LedgerNetwork("ledger-bare", Idempotency.None);
