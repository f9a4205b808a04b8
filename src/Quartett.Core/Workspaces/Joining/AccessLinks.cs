using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>Makes and finds the single-use addresses. Secrets are 256 random bits; only their hash is kept.</summary>
internal sealed class AccessLinks(AppDbContext database, IMail mail, IPageAddresses addresses, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <returns>The link when it has to be shown because there is no mail server, else <c>null</c>: it is in the post.</returns>
    public string? Hand(AccessLinkKind kind, string email, LoginId? by, Func<string, Letter> letter, WorkspaceId? workspace = null, Role? role = null, bool dropsCodes = false)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        database.Add(new AccessLink
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            WorkspaceId = workspace,
            Role = role,
            Email = email,
            SecretHash = Hash(secret),
            CreatedBy = by,
            CreatedAt = now,
            ExpiresAt = now + Life,
            Shown = !mail.CanSend,
            DropsCodes = dropsCodes,
        });
        var link = (kind == AccessLinkKind.Invitation ? addresses.Join(secret) : addresses.Reset(secret)).ToString();
        if (!mail.CanSend) return link;
        mail.Post(letter(link));
        return null;
    }

    public async Task<AccessLink?> FindAsync(AccessLinkKind kind, string secret, CancellationToken cancel)
    {
        var hash = Hash(secret);
        var now = clock.GetUtcNow();
        return await database.AccessLinks.FirstOrDefaultAsync(l => l.SecretHash == hash && l.Kind == kind && l.UsedAt == null && l.ExpiresAt > now, cancel);
    }

    /// <summary>False when somebody else was quicker.</summary>
    public async Task<bool> UseAsync(AccessLink link, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await database.AccessLinks.Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), cancel) == 1;
    }

    /// <summary>A newer link makes the older ones worthless.</summary>
    public async Task CloseEarlierAsync(AccessLinkKind kind, string email, WorkspaceId? workspace, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await database.AccessLinks.Where(l => l.Kind == kind && l.Email == email && l.WorkspaceId == workspace && l.UsedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), cancel);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
