using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartett.Core.Persistence;

namespace Quartett.Core.Notices;

internal sealed class LetterRound(
    AppDbContext database, Envelopes envelopes, IWords words, Postman postman, TimeProvider clock, ILogger<LetterRound> log) : ILetterRound
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (!postman.HasRoute) return 0;
        var sent = 0;
        var now = clock.GetUtcNow();
        var due = await database.Set<PostedLetter>().AsNoTracking().Where(l => l.DueAt <= now).OrderBy(l => l.DueAt).Take(AtOnce).ToListAsync(cancel);
        foreach (var letter in due)
        {
            if (await ClaimAsync(letter, cancel) && await DeliverAsync(letter, cancel)) sent++;
        }

        return sent;
    }

    // Two nodes may look at the same time; moving the due time is won by one of them.
    private async Task<bool> ClaimAsync(PostedLetter letter, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Lease;
        return await database.Set<PostedLetter>().Where(l => l.Id == letter.Id && l.DueAt == letter.DueAt)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.DueAt, until).SetProperty(x => x.Tries, x => x.Tries + 1), cancel) == 1;
    }

    private async Task<bool> DeliverAsync(PostedLetter letter, CancellationToken cancel)
    {
        try
        {
            await postman.CarryAsync(Wording.Of(envelopes.Open(letter.Sealed), words), cancel);
        }
        catch (Exception failed) when (failed is SmtpCommandException { StatusCode: >= SmtpStatusCode.CommandUnrecognized } or System.Security.Cryptography.CryptographicException)
        {
            log.LogWarning(failed, "Letter {Letter} was refused for good", letter.Id);
            await DropAsync(letter, cancel);
            return false;
        }
        catch (Exception failed) when (failed is CommandException or ProtocolException or IOException or System.Net.Sockets.SocketException
                                           or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or TimeoutException)
        {
            await TryLaterAsync(letter, failed, cancel);
            return false;
        }

        await DropAsync(letter, cancel);
        return true;
    }

    private Task<int> DropAsync(PostedLetter letter, CancellationToken cancel) =>
        database.Set<PostedLetter>().Where(l => l.Id == letter.Id).ExecuteDeleteAsync(cancel);

    private async Task TryLaterAsync(PostedLetter letter, Exception failed, CancellationToken cancel)
    {
        if (clock.GetUtcNow() - letter.PostedAt > GiveUpAfter)
        {
            log.LogError(failed, "Letter {Letter} could not be delivered for a day and is dropped", letter.Id);
            await DropAsync(letter, cancel);
            return;
        }

        var next = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(1800, 15 * Math.Pow(2, Math.Min(letter.Tries, 10))));
        log.LogWarning(failed, "Letter {Letter} could not be delivered, next try at {Next}", letter.Id, next);
        await database.Set<PostedLetter>().Where(l => l.Id == letter.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.DueAt, next), cancel);
    }
}
