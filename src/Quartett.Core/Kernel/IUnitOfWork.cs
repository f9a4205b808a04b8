namespace Quartett.Core.Kernel;

/// <summary>The transaction around a use case and the walls of its workspace; storage answers it.</summary>
public interface IUnitOfWork
{
    /// <summary>Until disposed, only rows of this workspace (or, with <c>null</c>, only rows outside any) are seen and written.</summary>
    IDisposable Enter(WorkspaceId? workspace);

    /// <summary>Until disposed, rows of all workspaces are seen: for the clock and for sign-in, nobody else.</summary>
    IDisposable EnterAll();

    /// <summary>Commits when the work says so; runs it again when the database asks for that (a lost race).</summary>
    Task<T> InTransactionAsync<T>(Func<Task<(T Result, bool Commit)>> work, CancellationToken cancel);

    /// <summary>
    /// Whether this failure says that there is no room to write, and nothing was written. Within somebody else's
    /// transaction the answer is no: what becomes of that one is not ours to say.
    /// </summary>
    bool IsOutOfRoom(Exception failure);

    /// <summary>Writes audit entries and announcements into the running transaction.</summary>
    Task RecordAsync(IReadOnlyList<Happening> happenings, Actor actor, CancellationToken cancel);
}
