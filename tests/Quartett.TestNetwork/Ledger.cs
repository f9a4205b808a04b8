namespace Quartett.TestNetwork;

/// <summary>A post the network has really accepted, and shows to the world until it is taken back.</summary>
/// <param name="Number">1, 2, 3 … in the order of acceptance, over all accounts.</param>
/// <param name="ArrivedAt">When the request was read.</param>
/// <param name="AcceptedAt">When it was made public.</param>
/// <param name="Repeats">How often it came again under its handle and was recognised.</param>
/// <param name="Below">The post of the same account that it answers.</param>
public sealed record Accepted(
    long Number, Variant Variant, string Account, string Id, string? Handle, string Text, DateTimeOffset ArrivedAt, DateTimeOffset AcceptedAt, bool Retracted, int Repeats, string? Below);

/// <summary>What came in of an account, accepted or not.</summary>
/// <param name="Posts">Requests to publish.</param>
/// <param name="Questions">Requests to show what is there.</param>
/// <param name="AtOnce">Most requests to publish that were open at the same time.</param>
public sealed record Calls(string Account, int Posts, int Questions, int AtOnce);

/// <summary>The truth the fault tests compare with.</summary>
internal sealed class Ledger(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Accepted> _all = [];
    private readonly Dictionary<(string Account, string Handle), int> _byHandle = [];
    private readonly Dictionary<string, List<int>> _byAccount = new(StringComparer.Ordinal);

    public Accepted Accept(Variant variant, string account, string? handle, string text, string? below, DateTimeOffset arrivedAt)
    {
        lock (_lock)
        {
            if (handle is not null && _byHandle.TryGetValue((account, handle), out var known))
                return _all[known] = _all[known] with { Repeats = _all[known].Repeats + 1 };
            var number = _all.Count + 1;
            var post = new Accepted(number, variant, account, Guid.CreateVersion7().ToString("n"), handle, text, arrivedAt, clock.GetUtcNow(), Retracted: false, 0, below);
            _all.Add(post);
            if (handle is not null) _byHandle[(account, handle)] = number - 1;
            if (!_byAccount.TryGetValue(account, out var own)) _byAccount[account] = own = [];
            own.Add(number - 1);
            return post;
        }
    }

    public Accepted? Find(string account, string handle)
    {
        lock (_lock) return _byHandle.TryGetValue((account, handle), out var at) && !_all[at].Retracted ? _all[at] : null;
    }

    /// <summary>Whether there is a post to answer.</summary>
    public bool Holds(string account, string id)
    {
        lock (_lock) return _byAccount.TryGetValue(account, out var own) && own.Exists(at => _all[at].Id == id && !_all[at].Retracted);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Accepted> Recent(string account, int most)
    {
        lock (_lock) return _byAccount.TryGetValue(account, out var own) ? [.. Enumerable.Reverse(own).Select(at => _all[at]).Where(post => !post.Retracted).Take(most)] : [];
    }

    public bool Retract(string account, string id)
    {
        lock (_lock)
        {
            var at = _byAccount.TryGetValue(account, out var own) ? own.FindIndex(index => _all[index].Id == id) : -1;
            if (at < 0) return false;
            _all[own![at]] = _all[own[at]] with { Retracted = true };
            return true;
        }
    }

    public IReadOnlyList<Accepted> Of(string? account)
    {
        lock (_lock) return account is null ? [.. _all] : _byAccount.TryGetValue(account, out var own) ? [.. own.Select(at => _all[at])] : [];
    }

    public int Count
    {
        get
        {
            lock (_lock) return _all.Count;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _all.Clear();
            _byHandle.Clear();
            _byAccount.Clear();
        }
    }
}
