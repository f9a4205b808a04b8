namespace Quartett.Core.Kernel;

/// <summary>
/// The use case talks to the outside or moves big files: it runs without a transaction around it, so that nobody
/// waits for a database lock while a network is slow, and commits through <see cref="ShortCommit"/> when it knows.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReachesOutAttribute : Attribute;

/// <summary>A short transaction inside a use case that reaches out, with its audit entries.</summary>
public sealed class ShortCommit(IUnitOfWork work, Happenings happenings)
{
    public Task<T> RunAsync<T>(Func<Task<T>> change, Actor actor, CancellationToken cancel) => work.InTransactionAsync(
        async () =>
        {
            happenings.Clear();
            var result = await change();
            await work.RecordAsync(happenings.All, actor, cancel);
            return (result, true);
        },
        cancel);
}
