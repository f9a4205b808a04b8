using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

/// <summary>Writes everything this installation keeps into one file, consistent although others go on working.</summary>
/// <param name="File">Is replaced in one step when the backup is whole; until then an older backup stays.</param>
/// <param name="Passphrase">Encrypts the file and puts the key file into it; <c>null</c> leaves the key file out.</param>
[OpenTo(Openness.Installation), ReachesOut]
public sealed record BackUp(string File, string? Passphrase) : IUseCase<BackedUp>, ISelfChecking
{
    public const int ShortestPassphrase = 10;

    public IEnumerable<Refusal> Check()
    {
        if (Passphrase is { } given && given.Length < ShortestPassphrase) yield return new("backup.passphraseShort", "passphrase", ShortestPassphrase);
    }
}

/// <param name="Rows">Rows of the database.</param>
/// <param name="Files">Files of the media library and the Newsroom, wherever they lie.</param>
/// <param name="Bytes">Size of the backup.</param>
/// <param name="WithKey">Whether the key file is in it.</param>
public sealed record BackedUp(string File, long Rows, int Files, long Bytes, bool WithKey, DateTimeOffset At);
