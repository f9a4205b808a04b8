using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Notices;

internal sealed class Mail(AppDbContext database, Envelopes envelopes, TimeProvider clock, SmtpRoute? route) : IMail
{
    public bool CanSend => route is not null;

    public void Post(Letter letter)
    {
        var now = clock.GetUtcNow();
        database.Add(new PostedLetter
        {
            Id = Guid.CreateVersion7(),
            Sealed = envelopes.Close(letter),
            PostedAt = now,
            DueAt = now,
        });
    }
}
