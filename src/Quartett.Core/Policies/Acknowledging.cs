using Quartett.Core.Kernel;

namespace Quartett.Core.Policies;

/// <summary>Whether somebody has read and signed the version of the policy that is in force.</summary>
public interface IAcknowledgements
{
    Task<Acknowledged> OfAsync(WorkspaceId workspace, LoginId person, DateTimeOffset at, CancellationToken cancel);
}

/// <param name="Version">Number of the version the person has signed last; 0 for none.</param>
/// <param name="GraceUntil">Until when (UTC) the missing signature has no consequence.</param>
public sealed record Acknowledged(AcknowledgedKind Kind, int Version = 0, DateTimeOffset? GraceUntil = null);

public enum AcknowledgedKind
{
    /// <summary>No policy is in force that somebody could sign; nothing is asked of anybody.</summary>
    NotAsked,

    Signed,

    /// <summary>Not signed yet, and still within the time given for it.</summary>
    Grace,

    /// <summary>Not signed in time: rights fall back to "with approval".</summary>
    Missing,
}

/// <summary>Signs the version in force, as oneself and at the screen: keys, command line and clock sign nothing.</summary>
/// <param name="Hash">Of the text that was read.</param>
[Needs(Right.See)]
public sealed record SignPolicy(WorkspaceId Workspace, int Number, string Hash) : IUseCase<Nothing>, IInWorkspace;

/// <summary>One's own standing, for a reminder on the screen.</summary>
[Needs(Right.See)]
public sealed record MyAcknowledgement(WorkspaceId Workspace) : IQuery<Acknowledged>, IInWorkspace;

/// <summary>Evidence: who has signed what and when, and who has not.</summary>
[Needs(Right.ManageMembers)]
public sealed record ListAcknowledgements(WorkspaceId Workspace) : IQuery<AcknowledgementList>, IInWorkspace;

/// <param name="Version">Number of the version in force; 0 for none.</param>
/// <param name="Members">Everybody who belongs to the workspace now.</param>
/// <param name="Signatures">All that were ever given, newest first; those who have left included.</param>
public sealed record AcknowledgementList(int Version, IReadOnlyList<MemberStanding> Members, IReadOnlyList<Signature> Signatures);

public sealed record MemberStanding(LoginId Login, string Name, Acknowledged Acknowledged, DateTimeOffset? SignedAt);

/// <param name="Language">Of the text that was signed.</param>
/// <param name="Left">The person no longer belongs to the workspace.</param>
public sealed record Signature(string Name, int Version, DateTimeOffset At, string Language, string Hash, bool Left);

/// <summary>The evidence as PDF.</summary>
[Needs(Right.ManageMembers)]
public sealed record PrintAcknowledgements(WorkspaceId Workspace) : IQuery<byte[]>, IInWorkspace;

/// <summary>Reminds by mail whoever has not signed: when it is asked, three days before the time is over, and when it is. Each once.</summary>
[OpenTo(Openness.Installation)]
public sealed record RemindSigners : IUseCase<int>;
