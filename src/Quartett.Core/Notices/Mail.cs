using Microsoft.AspNetCore.DataProtection;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Notices;

internal sealed class Mail(AppDbContext database, IDataProtectionProvider protection, TimeProvider clock, SmtpRoute? route) : IMail
{
    public const string Purpose = "Letters";

    public bool CanSend => route is not null;

    public void Post(Letter letter)
    {
        var now = clock.GetUtcNow();
        database.Add(new PostedLetter
        {
            Id = Guid.CreateVersion7(),
            Sealed = protection.CreateProtector(Purpose).Protect(StoredJson.Write(letter)),
            PostedAt = now,
            DueAt = now,
        });
    }
}
