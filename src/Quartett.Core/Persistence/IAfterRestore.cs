namespace Quartett.Core.Persistence;

/// <summary>Lets a module put right what cannot simply go on where the backup stopped; inside the restoring transaction, before anybody sees the data.</summary>
internal interface IAfterRestore
{
    Task SettleAsync(AppDbContext database, RestoredState state, CancellationToken cancel);
}

/// <param name="KeyLost">The key file was not in the backup: whatever was sealed with it stays sealed.</param>
/// <param name="TakenAt">When the backup was taken; what has happened since is not in it.</param>
/// <param name="Now">When it is restored.</param>
internal sealed record RestoredState(bool KeyLost, DateTimeOffset TakenAt, DateTimeOffset Now);
