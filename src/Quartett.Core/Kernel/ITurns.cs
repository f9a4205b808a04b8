namespace Quartett.Core.Kernel;

/// <summary>Lets one of several nodes do what only one should do at a time.</summary>
public interface ITurns
{
    /// <summary>
    /// Does the work, unless another node is at it or began it less than <paramref name="every"/> ago. The work is
    /// cancelled when this node can no longer prove that the turn is its own.
    /// </summary>
    /// <returns>Whether the work was done here.</returns>
    Task<bool> TakeAsync(string routine, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancel);
}
