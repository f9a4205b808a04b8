using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quartett.Core.Workspaces;

/// <summary>
/// What a human being signs in with: one for the installation, whatever number of workspaces it is a member of.
/// E-mail is the name; password, passkeys and one-time codes hang on it (ASP.NET Core Identity).
/// </summary>
public sealed class Login : IdentityUser<Guid>
{
    [PersonalData]
    public string Name { get; set; } = "";

    /// <summary>The language of the screens and mails for this person: de or en.</summary>
    public string Language { get; set; } = "de";

    /// <summary>IANA zone for this person's screens; empty means the workspace's.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>light, dark, or empty for what the device prefers.</summary>
    public string Theme { get; set; } = "";

    /// <summary>The step in time of the last one-time code that was used; it and earlier ones no longer count.</summary>
    public long SpentCodeStep { get; private set; }

    /// <summary>Whether this person gets a mail when something is late or waits for a decision.</summary>
    public bool WantsAlarms { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who gave this person new access last, and when: for 7 days the two do not count as two pairs of eyes.</summary>
    public Guid? AccessResetBy { get; set; }

    /// <inheritdoc cref="AccessResetBy"/>
    public DateTimeOffset? AccessResetAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Login>
    {
        public void Configure(EntityTypeBuilder<Login> builder)
        {
            builder.ToTable("Logins");
            builder.HasKey(l => l.Id);
            builder.Property(l => l.UserName).HasMaxLength(256);
            builder.Property(l => l.NormalizedUserName).HasMaxLength(256);
            builder.Property(l => l.Email).HasMaxLength(256);
            builder.Property(l => l.NormalizedEmail).HasMaxLength(256);
            builder.Property(l => l.ConcurrencyStamp).IsConcurrencyToken();
            // Identity writes the whole row; a row read before a code was used must not make it good again.
            builder.Property(l => l.SpentCodeStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            builder.HasIndex(l => l.NormalizedUserName).IsUnique();
            builder.HasIndex(l => l.NormalizedEmail);
        }
    }

    internal sealed class Claims : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("LoginClaims").HasKey(c => c.Id);
    }

    internal sealed class Externals : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) =>
            builder.ToTable("LoginExternals").HasKey(e => new { e.LoginProvider, e.ProviderKey });
    }

    internal sealed class Tokens : IEntityTypeConfiguration<IdentityUserToken<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) =>
            builder.ToTable("LoginTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
    }

    internal sealed class Passkeys : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
        {
            builder.ToTable("LoginPasskeys");
            builder.HasKey(p => p.CredentialId);
            builder.Property(p => p.CredentialId).HasMaxLength(1024);
            builder.OwnsOne(p => p.Data).ToJson();
            builder.HasIndex(p => p.UserId);
        }
    }
}
