namespace Quartett.Connectors.Abstractions;

/// <summary>What a network is called and what it allows. Limits are data: they come from here, never from code elsewhere.</summary>
/// <param name="Key">Lower-case identifier, stable for ever: it is stored with every channel (e.g. <c>bluesky</c>).</param>
/// <param name="Name">The name as the network writes it.</param>
/// <param name="Sign">One or two characters that stand for the network on a small card.</param>
/// <param name="Colour">The network's colour as <c>#rrggbb</c>, used as a sign beside the name and never as the only sign.</param>
/// <param name="Limits">What one post may contain; a channel may narrow it (some networks differ by server).</param>
/// <param name="Idempotency">How a repeated attempt is kept from publishing twice.</param>
/// <param name="BuiltIn">True when a channel exists without anybody connecting it (Newsroom).</param>
public sealed record NetworkDescription(
    string Key,
    string Name,
    string Sign,
    string Colour,
    PostLimits Limits,
    Idempotency Idempotency,
    bool BuiltIn = false);

/// <summary>What the network offers against publishing twice (networks fact sheet § 0.2).</summary>
public enum Idempotency
{
    /// <summary>Nothing: after an unknown outcome only own recent posts can be compared, or a person decides.</summary>
    None,

    /// <summary>A handle chosen by us before the first try names the post on the network (record key, transaction id).</summary>
    Handle,
}
