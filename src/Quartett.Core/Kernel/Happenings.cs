namespace Quartett.Core.Kernel;

/// <summary>Something that happened, told in the past tense; becomes an audit entry and wakes whoever listens.</summary>
/// <param name="What">Stable code, e.g. <c>post.scheduled</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Details">Plain words and numbers; never a secret.</param>
public sealed record Happening(string What, WorkspaceId? Workspace, Guid? Subject, IReadOnlyDictionary<string, string> Details);

/// <summary>Collects what happens while one use case runs.</summary>
public sealed class Happenings
{
    private readonly List<Happening> _all = [];

    public IReadOnlyList<Happening> All => _all;

    public void Tell(string what, WorkspaceId? workspace, Guid? subject, params (string Key, string Value)[] details) =>
        _all.Add(new(what, workspace, subject, details.ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal)));

    public void Clear() => _all.Clear();
}
