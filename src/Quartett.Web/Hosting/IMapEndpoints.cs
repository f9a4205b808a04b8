namespace Quartett.Web.Hosting;

/// <summary>Adds endpoints outside the API; listed by the build, so that an area brings its own and nobody edits a list.</summary>
public interface IMapEndpoints
{
    void Map(IEndpointRouteBuilder app);
}

/// <summary>Adds endpoints below <c>/api/v1</c>: cookie sign-in, anti-forgery header and problem answers come with the group.</summary>
public interface IMapApi
{
    void Map(RouteGroupBuilder api);
}
