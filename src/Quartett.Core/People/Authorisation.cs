using Quartett.Core.Kernel;

namespace Quartett.Core.People;

/// <summary>The computed answer to "may this person make this public here?", asked when scheduling and again when sending.</summary>
/// <param name="Held">Whether the person may.</param>
/// <param name="Reason">Refusal code when not.</param>
public sealed record Authorisation(bool Held, string? Reason)
{
    public static readonly Authorisation Yes = new(true, null);

    public static Authorisation No(string reason) => new(false, reason);
}

/// <summary>People's answer. Today: what the role gives; grants per channel and certificates join it later behind the same question.</summary>
public interface IAuthorisations
{
    Task<Authorisation> ToPublishAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel);
}

/// <summary>Whether the knowledge a channel asks for is proven; nobody can answer before training exists.</summary>
[WaitsFor(4)]
public interface IKnowledge
{
    Task<Knowledge> OfAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel);
}

public enum Knowledge
{
    /// <summary>There is no training yet that could prove anything.</summary>
    Unknown,
    Proven,
    Missing,
}
