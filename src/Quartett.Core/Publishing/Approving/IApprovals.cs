using Quartett.Core.Kernel;
using Quartett.Core.Policies;

namespace Quartett.Core.Publishing.Approving;

/// <summary>Whether exactly this content needs somebody's approval and has it. Approval paths come with issue 4.</summary>
[WaitsFor(4)]
internal interface IApprovals
{
    Task<ApprovalAnswer> OfAsync(Statement statement, LoginId writer, CancellationToken cancel);
}

internal enum ApprovalAnswer
{
    /// <summary>There are no approval paths yet; the right to publish alone decides.</summary>
    Unknown,
    NotNeeded,
    Given,
    Missing,
}

internal sealed class ApprovalsNotYet : IApprovals
{
    public Task<ApprovalAnswer> OfAsync(Statement statement, LoginId writer, CancellationToken cancel) => Task.FromResult(ApprovalAnswer.Unknown);
}
