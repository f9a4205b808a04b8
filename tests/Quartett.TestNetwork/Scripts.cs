using System.Text.Json.Serialization;

namespace Quartett.TestNetwork;

/// <summary>What the network does to a post that arrives, instead of accepting and answering it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Fault>))]
public enum Fault
{
    /// <summary>All goes well.</summary>
    None,

    /// <summary>Accepts after <see cref="Rule.Milliseconds"/> and answers; a caller who is gone by then is published all the same.</summary>
    Delay,

    /// <summary>Accepts, then says nothing for <see cref="Rule.Milliseconds"/> (a minute unless given) and ends the connection.</summary>
    HangAfterAccepting,

    /// <summary>Ends the connection; nothing was accepted.</summary>
    DropBeforeAccepting,

    /// <summary>Accepts and ends the connection.</summary>
    DropAfterAccepting,

    /// <summary>429 with Retry-After of <see cref="Rule.Milliseconds"/> in whole seconds (1 unless given).</summary>
    RateLimit,

    /// <summary>500 in the network's own words; nothing was accepted.</summary>
    Error,

    /// <summary>Accepts and answers 201 with what is no JSON.</summary>
    Malformed,

    /// <summary>409: says that it has this already, and accepts nothing.</summary>
    Duplicate,

    /// <summary>Accepts, and a gateway in between answers 504 instead.</summary>
    LoseTheAnswer,
}

/// <summary>One rule of an account's script.</summary>
/// <param name="Times">For the next so many posts, then the next rule holds; <c>null</c> for all that follow.</param>
/// <param name="Milliseconds">Its meaning is the fault's.</param>
public sealed record Rule(Fault Fault, int? Times = null, int? Milliseconds = null);

/// <summary>The rules of one account, used up from the first on; without any, all goes well.</summary>
internal sealed class Script
{
    private readonly Lock _lock = new();
    private Queue<Rule> _rules = [];
    private int _used;

    public void Set(IEnumerable<Rule> rules)
    {
        lock (_lock) (_rules, _used) = (new(rules), 0);
    }

    public Rule Next()
    {
        lock (_lock)
        {
            while (_rules.TryPeek(out var rule))
            {
                if (rule.Times is not { } times) return rule;
                if (_used++ < times) return rule;
                _rules.Dequeue();
                _used = 0;
            }

            return new(Fault.None);
        }
    }
}
