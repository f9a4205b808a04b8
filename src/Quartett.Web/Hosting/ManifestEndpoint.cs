namespace Quartett.Web.Hosting;

/// <summary>What a phone needs to install the product like an app.</summary>
internal sealed class ManifestEndpoint : IMapEndpoints
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/manifest.webmanifest", (Words words) => Results.Json(
            new
            {
                id = "/",
                name = "Quartett",
                short_name = "Quartett",
                description = words["app.description"],
                lang = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                dir = "ltr",
                categories = new[] { "business", "productivity" },
                start_url = "/",
                scope = "/",
                display = "standalone",
                background_color = "#f9f6f1",
                theme_color = "#f9f6f1",
                icons = new object[]
                {
                    new { src = "/icon-192.png", sizes = "192x192", type = "image/png" },
                    new { src = "/icon-512.png", sizes = "512x512", type = "image/png" },
                    new { src = "/maskable-512.png", sizes = "512x512", type = "image/png", purpose = "maskable" },
                },
            },
            contentType: "application/manifest+json")).AllowAnonymous().ExcludeFromDescription();
}
