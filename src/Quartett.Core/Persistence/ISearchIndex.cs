using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

internal enum SearchKind
{
    Post,
    Media,
}

/// <summary>Full-text search that finds the same on both databases: the stems come from one German analyser, not from the database.</summary>
internal interface ISearchIndex
{
    /// <summary>Replaces what is known of a subject, in the running transaction.</summary>
    Task PutAsync(WorkspaceId workspace, SearchKind kind, Guid subject, string text, CancellationToken cancel);

    /// <summary>Subjects that contain every word (the last one may be a beginning), at most <paramref name="take"/>.</summary>
    Task<IReadOnlyList<Guid>> FindAsync(WorkspaceId workspace, SearchKind kind, string words, int take, CancellationToken cancel);

    Task DropAsync(WorkspaceId workspace, SearchKind kind, Guid subject, CancellationToken cancel);
}
