using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Web.Api;
using Quartett.Web.Hosting;

namespace Quartett.Web.SignIn;

/// <summary>The cookie carries the number of a session row and nothing else; the row decides at every request.</summary>
internal static class SessionCookie
{
    private const string Scheme = "Session";
    private const string SessionClaim = "session";
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(5);

    public static void AddSessionCookie(this IServiceCollection services, Installation installation)
    {
        services.AddAuthentication(Scheme)
            .AddCookie(Scheme, o =>
            {
                Harden(o.Cookie, installation.Cookie("session"));
                o.ExpireTimeSpan = TimeSpan.FromDays(30);
                o.LoginPath = Addresses.SignIn;
                o.ReturnUrlParameter = "to";
                o.Events.OnValidatePrincipal = ValidateAsync;
                o.Events.OnCheckSlidingExpiration = context =>
                {
                    context.ShouldRenew &= !SetsNoCookie.Is(context.HttpContext);
                    return Task.CompletedTask;
                };
                o.Events.OnRedirectToLogin = context => Refused(context, new("kernel.signIn"));
                o.Events.OnRedirectToAccessDenied = context => Refused(context, new("kernel.notAllowed"));
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
            {
                Harden(o.Cookie, installation.Cookie("passkey"));
                o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddPasskeys(installation);
        services.AddScoped<AddressThrottle>();
    }

    public static Task SignInAsync(this HttpContext context, Guid session) =>
        context.SignInAsync(Scheme, new(new ClaimsIdentity([new(SessionClaim, session.ToString())], Scheme)), new() { IsPersistent = true });

    public static Task ForgetAsync(this HttpContext context) => context.SignOutAsync(Scheme);

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var ask = http.RequestServices.GetRequiredService<Ask>();
        var known = Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var session)
            ? await ask.RunAsync(new RecogniseSession(session), Actor.Nobody)
            : new Refusal("kernel.signIn");
        if (!known.Done)
        {
            context.RejectPrincipal();
            await http.ForgetAsync();
            return;
        }

        var person = known.Value;
        CurrentActor.Remember(http, person);
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        if (clock.GetUtcNow() - person.SeenAt < NoteEvery || SetsNoCookie.Is(http)) return;
        context.ShouldRenew = true;
        await ask.RunAsync(new NoteSession(session));
    }

    private static Task Refused(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return ApiProblems.Of([refusal]).ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
