using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Web.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Api;

/// <summary>What holds for every endpoint of the API, those of tomorrow included.</summary>
public sealed partial class ApiContractTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_is_described_with_a_summary()
    {
        await using var house = await House.OpenAsync();
        using var client = house.Stranger();
        var paths = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel)).GetProperty("paths");

        var silent = Endpoints(house).Where(e => !IsDescribed(paths, e.Path, e.Method)).Select(e => $"{e.Method} {e.Path}").ToList();

        Endpoints(house).ShouldNotBeEmpty();
        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_endpoint_answers_a_stranger()
    {
        await using var house = await House.OpenAsync();
        using var client = house.Stranger();
        foreach (var (path, method) in Endpoints(house))
        {
            using var answer = await client.SendAsync(Request(house, path, method), Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString().ShouldBe("kernel.signIn", $"{method} {path}");
        }
    }

    [Fact]
    public async Task Nothing_is_changed_without_the_token_in_the_header()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        client.DefaultRequestHeaders.Remove("X-XSRF-TOKEN");
        foreach (var (path, method) in Endpoints(house).Where(e => e.Method != "GET"))
        {
            using var answer = await client.SendAsync(Request(house, path, method), Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Other_sites_get_no_leave_to_ask()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        using var asked = new HttpRequestMessage(HttpMethod.Options, $"/api/v1/w/{house.Slug}/media");
        asked.Headers.Add("Origin", "https://evil.example");
        asked.Headers.Add("Access-Control-Request-Method", "POST");
        using var read = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/w/{house.Slug}/media");
        read.Headers.Add("Origin", "https://evil.example");

        foreach (var request in new[] { asked, read })
        {
            using var answer = await client.SendAsync(request, Cancel);
            answer.Headers.ShouldNotContain(h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static bool IsDescribed(JsonElement paths, string path, string method) =>
        paths.TryGetProperty(Constraint().Replace(path, "}"), out var item) && item.TryGetProperty(method.ToLowerInvariant(), out var operation)
        && operation.TryGetProperty("summary", out var summary) && summary.GetString() is { Length: > 10 };

    private static HttpRequestMessage Request(House house, string path, string method)
    {
        var address = Place().Replace(path.Replace("{slug}", house.Slug, StringComparison.Ordinal), place => place.Value.Contains(":int", StringComparison.Ordinal) ? "1" : Guid.NewGuid().ToString());
        return new(new HttpMethod(method), address) { Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json") };
    }

    private static IReadOnlyList<(string Path, string Method)> Endpoints(House house) =>
    [
        .. house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Path: "/" + e.RoutePattern.RawText!.Trim('/'), Methods: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(e => e.Path.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(e => e.Methods.Select(m => (e.Path, m))),
    ];

    [GeneratedRegex(":[^}]+}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex("{[^}]+}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
