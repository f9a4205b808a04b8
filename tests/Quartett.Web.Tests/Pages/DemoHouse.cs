using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Quartett.Testing;
using Quartett.Web.Tests.Journeys;
using Xunit;

namespace Quartett.Web.Tests.Pages;

/// <summary>The demo company in a process of its own, and an empty house for the first run: every page with something on it.</summary>
public sealed partial class DemoHouse : IAsyncLifetime
{
    private const string Jana = "jana@lindner.example";
    private const string Password = "werkbank-aus-eiche";
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("quartett-pages-");
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private QuartettServer demo = null!;
    private QuartettServer empty = null!;
    private string signedIn = "";

    /// <summary>Every page there is, as its route is written, found in the code so that none can be forgotten; and the public ones of the Newsroom.</summary>
    public static IReadOnlyList<string> Templates { get; } =
    [
        .. typeof(App).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal),
        "/news/{Slug}",
        "/news/{Slug}/{Post}",
    ];

    public async ValueTask InitializeAsync()
    {
        demo = await QuartettServer.StartAsync(Path.Combine(home.FullName, "demo"), demo: true);
        empty = await QuartettServer.StartAsync(Path.Combine(home.FullName, "empty"));
        await using (var jana = await Visitor.ComeAsync(Device.Desk("de"), demo.Address))
        {
            await jana.Page.GotoAsync("/sign-in");
            await jana.Field("signin.email").FillAsync(Jana);
            await jana.Field("signin.password").FillAsync(Password);
            await jana.Button("signin.submit").ClickAsync();
            await Microsoft.Playwright.Assertions.Expect(jana.Page).ToHaveURLAsync(OfWorkspace());
            places["{Slug}"] = new Uri(jana.Page.Url).Segments[2].TrimEnd('/');
            signedIn = await jana.Context.StorageStateAsync();
        }

        using var owner = new Browser(demo.Address, "de", null);
        await owner.SignInAsync(Jana, Password);
        await LookAroundAsync(owner, $"/w/{places["{Slug}"]}");
    }

    public async ValueTask DisposeAsync()
    {
        await demo.DisposeAsync();
        await empty.DisposeAsync();
        home.Delete(recursive: true);
    }

    /// <summary>Somebody who may see the page, standing in front of it; the content is there and at rest.</summary>
    public async Task<Visitor> OpenAsync(string template, Device device)
    {
        var visitor = await Visitor.ComeAsync(device, template == "/start" ? empty.Address : demo.Address, IsOpen(template) ? null : signedIn);
        var separator = template.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        await visitor.Page.GotoAsync($"{Fill(template)}{separator}lang={device.Language}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        return visitor;
    }

    private static bool IsOpen(string template) =>
        template.StartsWith("/news/", StringComparison.Ordinal)
        || typeof(App).Assembly.GetTypes().Any(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null && page.GetCustomAttributes<RouteAttribute>().Any(route => route.Template == template));

    // A new kind of parameter has to be given a value here, or its page fails the tests.
    private string Fill(string template) => Parameter().Replace(template, parameter => Value(template, parameter.Value));

    private string Value(string template, string parameter)
    {
        var key = parameter is "{Slug}" or "{Network}" ? parameter : template;
        return key == "{Network}" ? "bluesky" : places.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"The tests do not know what {parameter} of {template} could be.");
    }

    private async Task LookAroundAsync(Browser owner, string workspace)
    {
        places["/w/{Slug}/posts/{Id:guid}"] = await FirstAsync(owner, $"{workspace}/posts", $"{workspace}/posts/(?<it>[0-9a-f-]{{36}})");
        places["/w/{Slug}/media/{Id:guid}"] = await FirstAsync(owner, $"{workspace}/media", $"{workspace}/media/(?<it>[0-9a-f-]{{36}})");
        places["/w/{Slug}/series/{Id:guid}"] = await FirstAsync(owner, $"{workspace}/posts?tab=series", $"{workspace}/series/(?<it>[0-9a-f-]{{36}})");
        places["/w/{Slug}/training/{Course}"] = "L07";
        places["/w/{Slug}/policy/sections/{Section}"] = "POL-04";
        places["/w/{Slug}/policy/versions/{Number:int}"] = "1";
        places["/w/{Slug}/training/certificates/{Id:guid}"] = await FirstAsync(owner, $"{workspace}/training/team", $"{workspace}/training/certificates/(?<it>[0-9a-f-]{{36}})");
        var quiz = await owner.SendAsync($"{workspace}/training/L04", "start");
        places["/w/{Slug}/training/quiz/{Id:guid}"] = quiz.To!.Split('/')[^1];
        var channels = (await owner.PageAsync($"{workspace}/channels")).DocumentElement.OuterHtml;
        var found = Regex.Matches(channels, $"href=\"{workspace}/channels/(?<it>[0-9a-f-]{{36}})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        places["/w/{Slug}/channels/{Id:guid}"] = found[0].Groups["it"].Value;
        places["/w/{Slug}/channels/{Id:guid}/reconnect"] = found[^1].Groups["it"].Value;
        var invited = await owner.SendAsync($"{workspace}/members", "invite", ("email", "neu@lindner.test"), ("role", "Author"));
        places["/join/{Secret}"] = Secret(invited);
        var members = await owner.PageAsync($"{workspace}/members");
        var reset = members.QuerySelectorAll("input[name=_handler]").Select(handler => handler.GetAttribute("value")!).First(value => value.StartsWith("reset-", StringComparison.Ordinal));
        places["/reset/{Secret}"] = Secret(await owner.SendAsync(members, $"{workspace}/members", reset));
        places["/news/{Slug}/{Post}"] = await FirstAsync(owner, $"/news/{places["{Slug}"]}", $"/news/{places["{Slug}"]}/(?<it>[^\"/.?#]+)\"");

        static string Secret(Sent sent) => new Uri(sent.Page.QuerySelector("input[data-link]")!.GetAttribute("value")!).Segments[^1];
    }

    private static async Task<string> FirstAsync(Browser owner, string page, string pattern)
    {
        var html = (await owner.PageAsync(page)).DocumentElement.OuterHtml;
        var found = Regex.Match(html, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        return found.Success ? found.Groups["it"].Value : throw new InvalidOperationException($"Nothing on {page} looks like {pattern}.");
    }

    [GeneratedRegex(@"\{\w+(:\w+)?\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("/w/[^/]+$", RegexOptions.None, 1000)]
    private static partial Regex OfWorkspace();
}
