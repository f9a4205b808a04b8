using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

/// <summary>
/// Brings a backup back into an empty data folder and an empty database, of either kind. Everything is checked before
/// anything is written; what cannot be finished is taken away again. Files go where this installation keeps them: into
/// the folder or into the storage, where those that are there already stay as they are.
/// </summary>
[OpenTo(Openness.Installation), ReachesOut]
public sealed record RestoreBackup(string File, string? Passphrase) : IUseCase<Restored>;

/// <param name="TakenAt">When the backup was taken.</param>
/// <param name="KeyRestored">False: credentials cannot be read, so channels must be connected and one-time codes set up again.</param>
public sealed record Restored(DateTimeOffset TakenAt, long Rows, int Files, bool KeyRestored);
