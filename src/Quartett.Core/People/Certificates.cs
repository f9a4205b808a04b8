using Quartett.Core.Kernel;

namespace Quartett.Core.People;

/// <summary>A certificate of one's own, or of anybody for who manages members.</summary>
[Needs(Right.See)]
public sealed record ShowCertificate(WorkspaceId Workspace, Guid Certificate) : IQuery<CertificateView>, IInWorkspace;

public sealed record CertificateView(Guid Id, string Person, string Company, string Course, string Title, int Version, IReadOnlyList<string> Contents, DateTimeOffset IssuedAt, DateTimeOffset Until, bool Valid);

/// <summary>The same on paper, as PDF.</summary>
[Needs(Right.See)]
public sealed record PrintCertificate(WorkspaceId Workspace, Guid Certificate) : IQuery<byte[]>, IInWorkspace;

/// <summary>Who holds which certificate: a fact about permission, not a score.</summary>
[Needs(Right.ManageMembers)]
public sealed record ShowTeamKnowledge(WorkspaceId Workspace) : IQuery<TeamKnowledge>, IInWorkspace;

public sealed record TeamKnowledge(IReadOnlyList<TeamCourse> Courses, IReadOnlyList<TeamPerson> People);

public sealed record TeamCourse(string Id, string Title, bool Required);

/// <param name="Held">Latest certificate per course, valid or run out.</param>
/// <param name="Missing">Courses the company asks for without a valid certificate of this person.</param>
public sealed record TeamPerson(LoginId Login, string Name, IReadOnlyDictionary<string, TeamCertificate> Held, IReadOnlyList<string> Missing);

public sealed record TeamCertificate(Guid Id, DateTimeOffset Until, CourseState State);

/// <summary>What knowledge is asked for.</summary>
public enum KnowledgeFor
{
    Publish,
    Answer,
}

/// <summary>Which courses this company asks for; nothing until somebody decides it.</summary>
[Needs(Right.See)]
public sealed record ListRequirements(WorkspaceId Workspace) : IQuery<IReadOnlyList<KnowledgeRequirement>>, IInWorkspace;

/// <param name="Channel">One channel, or all when not given.</param>
public sealed record KnowledgeRequirement(Guid? Channel, KnowledgeFor For, IReadOnlyList<string> Courses);

/// <summary>Asks for exactly these courses, in place of those asked for before; none takes the requirement away.</summary>
[Needs(Right.ManageWorkspace)]
public sealed record RequireCourses(WorkspaceId Workspace, Guid? Channel, KnowledgeFor For, IReadOnlyList<string> Courses) : IUseCase<Nothing>, IInWorkspace;

/// <summary>The certificates of a person, for whoever decides what that person may do.</summary>
public interface ICertificates
{
    /// <summary>Those valid at a moment (UTC), one per course, the one that lasts longest.</summary>
    Task<IReadOnlyList<HeldCertificate>> OfAsync(WorkspaceId workspace, LoginId person, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The courses asked for on this channel without a valid certificate; empty when nothing is missing or asked for.</summary>
    Task<IReadOnlyList<string>> MissingAsync(WorkspaceId workspace, Guid channel, KnowledgeFor what, LoginId person, DateTimeOffset at, CancellationToken cancel);
}

public sealed record HeldCertificate(Guid Id, string Course, int Version, DateTimeOffset IssuedAt, DateTimeOffset Until);
