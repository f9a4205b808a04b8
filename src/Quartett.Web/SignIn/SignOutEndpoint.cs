using Microsoft.AspNetCore.Antiforgery;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Web.Hosting;

namespace Quartett.Web.SignIn;

internal sealed class SignOutEndpoint : IMapEndpoints
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Addresses.SignOut, async (HttpContext http, IAntiforgery antiforgery, Ask ask, ICurrentActor current) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            if (current.SignedIn is { } person) await ask.RunAsync(new SignOut(person.Session));
            await http.ForgetAsync();
            return Results.Redirect(Addresses.SignIn);
        }).AllowAnonymous().ExcludeFromDescription();
}
