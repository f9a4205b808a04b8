namespace Quartett.Core.Notices;

/// <summary>Carries posted letters to the mail server; the host runs it again and again.</summary>
public interface ILetterRound
{
    /// <summary>Sends what is due. Each letter at least once; one that cannot be delivered is tried for a day and then dropped with a log line.</summary>
    /// <returns>How many were sent.</returns>
    Task<int> RunAsync(CancellationToken cancel);
}
