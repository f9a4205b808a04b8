using Quartett.Core.Kernel;

namespace Quartett.Core.Policies;

/// <summary>
/// A module that knows something around a statement writes it into the context here. Modules register theirs with the
/// container. What nobody contributes stays <c>null</c>, and rules about it wait in silence.
/// </summary>
public interface IContextContributor
{
    /// <summary>What it fills in; the rule catalogue names those nobody fills in yet.</summary>
    IReadOnlyList<Need> Brings { get; }

    /// <summary>The context with what this module knows; each section belongs to one contributor alone.</summary>
    Task<RuleContext> AddAsync(Judged judged, RuleContext context, CancellationToken cancel);
}

/// <summary>What is judged, and whose it is.</summary>
/// <param name="Writer">In whose name it goes out; <c>null</c> when nobody is asking for anybody.</param>
/// <param name="Post">The post it is a form of; <c>null</c> for what is none.</param>
public sealed record Judged(Statement Statement, LoginId? Writer, Guid? Post);
