using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.Policies;
using Quartett.Core.Publishing.Approving;

namespace Quartett.Core.Publishing.Checking;

/// <summary>
/// The one gate to the public. Asked when something is scheduled and again at the moment of sending, because rules,
/// rights and content may have changed in between. Nothing goes out on any other way.
/// </summary>
internal sealed class Gate(IPolicyCheck policy, IAuthorisations people, IApprovals approvals, TimeProvider clock)
{
    /// <summary>The same gate for a group that is asked about within one moment: each person's right on each channel is looked up once.</summary>
    public Gate ForGroup() => new(policy, new AskedOnce(people), approvals, clock);

    /// <param name="sealedHash">The content that was authorised; <c>null</c> when it is being authorised now.</param>
    public async Task<GateAnswer> AskAsync(Statement statement, LoginId inTheNameOf, string? sealedHash, CancellationToken cancel)
    {
        var verdict = policy.Check(statement);
        if (sealedHash is not null && sealedHash != statement.Hash) return new(false, "gate.contentChanged", verdict);
        var authorisation = await people.MayAsync(new(statement.Workspace, inTheNameOf, Right.Publish, statement.Channel, clock.GetUtcNow()), cancel);
        if (!authorisation.Held) return new(false, authorisation.Reason, verdict) { Courses = authorisation.Courses };
        if (verdict.Kind == VerdictKind.Block) return new(false, "gate.policyBlocks", verdict);
        return await approvals.OfAsync(statement, inTheNameOf, cancel) == ApprovalAnswer.Missing
            ? new(false, "gate.approvalMissing", verdict)
            : new(true, null, verdict);
    }
}

/// <summary>Remembers the answers of one moment.</summary>
internal sealed class AskedOnce(IAuthorisations people) : IAuthorisations
{
    private readonly Dictionary<AuthorisationQuestion, Authorisation> _known = [];

    public async Task<Authorisation> MayAsync(AuthorisationQuestion question, CancellationToken cancel)
    {
        // Asked within one moment: the few milliseconds between two questions are none.
        var asked = question with { At = default };
        if (!_known.TryGetValue(asked, out var answer)) _known[asked] = answer = await people.MayAsync(question, cancel);
        return answer;
    }
}

/// <param name="Reason">Refusal code when it is closed.</param>
internal sealed record GateAnswer(bool Open, string? Reason, Verdict Verdict)
{
    /// <summary>Courses whose certificate is missing, where that is the reason.</summary>
    public IReadOnlyList<string> Courses { get; init; } = [];
}
