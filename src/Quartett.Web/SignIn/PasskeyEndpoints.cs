using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Quartett.Core.Workspaces;
using Quartett.Web.Api;
using Quartett.Web.Hosting;

namespace Quartett.Web.SignIn;

/// <summary>What the browser asks before it can show its passkey dialog; the answers go through the ordinary forms.</summary>
internal sealed class PasskeyEndpoints : IMapEndpoints
{
    public const string ToSignIn = "/sign-in/passkey";
    public const string ToAdd = "/me/passkey";
    public const string ToBegin = "/start/passkey";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(ToSignIn, async (HttpContext http, SignInManager<Login> signIn) =>
            await Json(http, () => signIn.MakePasskeyRequestOptionsAsync(null))).AllowAnonymous().ExcludeFromDescription();

        app.MapPost(ToAdd, async (HttpContext http, SignInManager<Login> signIn, ICurrentActor current) =>
                await Json(http, () => signIn.MakePasskeyCreationOptionsAsync(Entity(current.SignedIn!.Login.Value, current.SignedIn.Email, current.SignedIn.Name))))
            .ExcludeFromDescription();

        app.MapPost(ToBegin, async (HttpContext http, SignInManager<Login> signIn, Owner owner) =>
                await Json(http, () => signIn.MakePasskeyCreationOptionsAsync(Entity(Guid.CreateVersion7(), owner.Email.Trim(), owner.Name.Trim()))))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static PasskeyUserEntity Entity(Guid id, string email, string name) => new() { Id = id.ToString(), Name = email, DisplayName = name };

    private static async Task<IResult> Json(HttpContext http, Func<Task<string>> options) =>
        await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? Results.Content(await options(), "application/json")
            : ApiProblems.Of([new("kernel.forged")]);

    internal sealed record Owner(string Name, string Email);
}
