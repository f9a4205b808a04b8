using Quartett.Core.Kernel;

namespace Quartett.Core.Policies;

/// <summary>Whether somebody has read and signed the version of the policy that is in force.</summary>
[WaitsFor(4)]
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

internal sealed class NoPolicyToAcknowledge : IAcknowledgements
{
    public Task<Acknowledged> OfAsync(WorkspaceId workspace, LoginId person, DateTimeOffset at, CancellationToken cancel) => Task.FromResult(new Acknowledged(AcknowledgedKind.NotAsked));
}
