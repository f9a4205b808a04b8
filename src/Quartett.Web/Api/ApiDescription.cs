using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Quartett.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond the endpoints themselves.</summary>
internal static class ApiDescription
{
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Quartett",
                Version = "v1",
                Description = $"Signed in by the session cookie; whatever changes something carries the anti-forgery token in {ApiGroup.AntiforgeryHeader}. "
                              + "Refusals are problem+json with code, message and field.",
            };
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }
}
