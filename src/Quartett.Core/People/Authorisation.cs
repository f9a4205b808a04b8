using Quartett.Core.Kernel;

namespace Quartett.Core.People;

/// <summary>The computed answer to "may this person make this public here?", asked when scheduling and again when sending.</summary>
/// <param name="Held">Whether the person may.</param>
/// <param name="Reason">Refusal code when not.</param>
public sealed record Authorisation(bool Held, string? Reason)
{
    public static readonly Authorisation Yes = new(true, null);

    /// <summary>Courses without a valid certificate, where that is the reason.</summary>
    public IReadOnlyList<string> Courses { get; init; } = [];

    public static Authorisation No(string reason) => new(false, reason);
}

/// <summary>People's answer. Today: what the role gives; grants per channel and certificates join it later behind the same question.</summary>
public interface IAuthorisations
{
    Task<Authorisation> ToPublishAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel);
}

/// <summary>Whether the knowledge a company asks for on a channel is proven by certificates.</summary>
public interface IKnowledge
{
    Task<KnowledgeAnswer> OfAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel);
}

/// <param name="Courses">What is missing.</param>
public sealed record KnowledgeAnswer(Knowledge Kind, IReadOnlyList<string> Courses)
{
    public static readonly KnowledgeAnswer NotAsked = new(Knowledge.NotAsked, []);

    public static readonly KnowledgeAnswer Proven = new(Knowledge.Proven, []);
}

public enum Knowledge
{
    /// <summary>The company asks for no proof here.</summary>
    NotAsked,
    Proven,
    Missing,
}
