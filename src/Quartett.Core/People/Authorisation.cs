using Quartett.Core.Kernel;

namespace Quartett.Core.People;

/// <summary>May this person do this on this channel at this moment?</summary>
/// <param name="What">One right.</param>
/// <param name="Channel"><c>null</c> asks for any channel.</param>
/// <param name="At">The moment it would happen, UTC.</param>
public sealed record AuthorisationQuestion(WorkspaceId Workspace, LoginId Person, Right What, Guid? Channel, DateTimeOffset At)
{
    /// <summary>Topic of what is said; <c>null</c> when nobody has said.</summary>
    public string? Topic { get; init; }
}

/// <summary>The computed answer, asked when scheduling and again when sending.</summary>
/// <param name="Held">Whether the person may, alone.</param>
/// <param name="Reason">Refusal code when not: the first of what is missing.</param>
public sealed record Authorisation(bool Held, string? Reason)
{
    public static readonly Authorisation Yes = new(true, null);

    /// <summary>
    /// Not alone, but with somebody's approval: what has lapsed is knowledge or acknowledgement, not the right itself.
    /// Never set together with <see cref="Held"/>.
    /// </summary>
    public bool WithApproval { get; init; }

    /// <summary>Everything that is missing, each with the way out; empty when held.</summary>
    public IReadOnlyList<MissingPiece> Missing { get; init; } = [];

    /// <summary>Courses without a valid certificate, where that is the reason.</summary>
    public IReadOnlyList<string> Courses { get; init; } = [];

    public static Authorisation No(string reason) => new(false, reason);
}

/// <summary>One thing an authorisation lacks.</summary>
/// <param name="Code">Key of its sentence: what is missing and how it is mended.</param>
public sealed record MissingPiece(string Code, IReadOnlyList<object> Args);

/// <summary>
/// The one function that says who may do what in the company's name: grant, acknowledged version, valid certificates,
/// not suspended, within its validity. Everything that needs to know asks here.
/// </summary>
public interface IAuthorisations
{
    Task<Authorisation> MayAsync(AuthorisationQuestion question, CancellationToken cancel);
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
