using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.Joining;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces;

internal static class WorkspacesModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddIdentityCore<Login>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Password = new() { RequiredLength = Passwords.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                options.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
            })
            .AddUserStore<LoginStore>();
        services.AddScoped<IWorkspaces, StoredWorkspaces>();
        services.AddScoped<ISecondPairOfEyes, SecondPairOfEyes>();
        services.AddScoped<Founder>();
        services.AddScoped<NewLogins>();
        services.AddScoped<Sessions>();
        services.AddScoped<AccessLinks>();
        services.AddScoped<CodeTickets>();
        services.AddScoped<SpentCodes>();
        services.AddScoped<Tries>();
        services.AddScoped<Circle>();
        services.TryAddScoped<IPasskeys, NoPasskeys>();
        services.AddScoped<IAfterRestore, LostCodes>();
    }
}
