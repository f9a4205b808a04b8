using Quartett.Core.Workspaces.Switching;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>Who the signed-in person is and where they belong.</summary>
internal sealed class MeEndpoint : IMapApi
{
    public void Map(RouteGroupBuilder api) =>
        api.MapGet("/me", async (Ask ask, ICurrentActor current) =>
        {
            var person = current.SignedIn!;
            var workspaces = await ask.RunAsync(new MyWorkspaces());
            return workspaces.Answer(all => Results.Ok(new Me(person.Login.Value, person.Name, person.Email, person.Language, person.TimeZone, all)));
        }).WithSummary("The signed-in person and the workspaces they belong to").Produces<Me>().ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <param name="TimeZone">IANA, or empty for the workspace's.</param>
    internal sealed record Me(Guid Id, string Name, string Email, string Language, string TimeZone, IReadOnlyList<OwnWorkspace> Workspaces);
}
