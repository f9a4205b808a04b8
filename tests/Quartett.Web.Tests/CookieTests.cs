using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Founding;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

/// <summary>How cookies are set: where the world comes by https, and on a machine of one's own.</summary>
public sealed class CookieTests
{
    private static readonly (string, string)[] BehindProxy = [("QUARTETT_PUBLIC_URL", "https://social.example.com"), ("QUARTETT_PROXIES", "127.0.0.1")];

    [Fact]
    public async Task Behind_a_proxy_with_https_cookies_are_secure_and_bound_to_the_host()
    {
        await using var host = await FoundedAsync(BehindProxy);
        using var browser = new RawBrowser(host.Address, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));

        (await browser.SignInAsync()).ShouldBe("/");
        (await browser.GetAsync("/me")).ShouldBe(HttpStatusCode.OK);
        await browser.GetAsync("/sign-in?lang=en");

        browser.Set.Select(c => c.Split('=')[0]).Distinct().ShouldBe(["__Host-quartett.form", "__Host-quartett.session", "quartett.language"], ignoreOrder: true);
        browser.Set.ShouldAllBe(c => c.Contains("; path=/") && c.Contains("; secure") && c.Contains("; httponly") && !c.Contains("domain="));
        browser.Set.ShouldAllBe(c => c.Contains("; samesite=strict") || c.Contains("; samesite=lax"));
    }

    [Fact]
    public async Task A_proxy_nobody_told_us_about_is_no_reason_to_fail_or_to_set_cookies_for_plain_http()
    {
        await using var host = await FoundedAsync(("QUARTETT_PUBLIC_URL", "https://social.example.com"));
        using var browser = new RawBrowser(host.Address);

        (await browser.SignInAsync()).ShouldBe("/");

        browser.Set.ShouldAllBe(c => c.StartsWith("__Host-") && c.Contains("; secure"));
    }

    [Fact]
    public async Task On_plain_http_on_the_machine_itself_cookies_work_without_being_secure()
    {
        await using var host = await FoundedAsync();
        using var browser = new RawBrowser(host.Address);

        (await browser.SignInAsync()).ShouldBe("/");

        browser.Set.Select(c => c.Split('=')[0]).Distinct().ShouldBe(["quartett.form", "quartett.session"], ignoreOrder: true);
        browser.Set.ShouldAllBe(c => !c.Contains("secure") && c.Contains("; httponly") && c.Contains("; samesite="));
    }

    private static async Task<TestHost> FoundedAsync(params (string, string)[] environment)
    {
        var host = await TestHost.StartAsync(environment);
        await using var scope = host.Services.CreateAsyncScope();
        var founded = await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(
            new FoundInstallation("Lena Lindner", TestHost.Email, "de", TestHost.Password, null, new Company("Tischlerei Lindner", "DE", "crafts", "de"), "test"), Actor.Nobody, TestContext.Current.CancellationToken);
        founded.Done.ShouldBeTrue();
        return host;
    }

    /// <summary>Sends back every cookie it was given, as a browser does that came by https.</summary>
    private sealed class RawBrowser : IDisposable
    {
        private readonly HttpClient _http;
        private readonly Dictionary<string, string> _jar = new(StringComparer.Ordinal);

        public RawBrowser(Uri address, params (string Name, string Value)[] headers)
        {
            _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
            foreach (var (name, value) in headers) _http.DefaultRequestHeaders.Add(name, value);
        }

        /// <summary>Every Set-Cookie so far, in lower case.</summary>
        public List<string> Set { get; } = [];

        public async Task<HttpStatusCode> GetAsync(string path)
        {
            using var answer = await SendAsync(HttpMethod.Get, path);
            return answer.StatusCode;
        }

        public async Task<string?> SignInAsync()
        {
            using var asked = await SendAsync(HttpMethod.Get, "/sign-in");
            asked.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = new HtmlParser().ParseDocument(await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var form = page.QuerySelector("input[name=_handler][value=password]")!.Closest("form")!;
            var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
            (fields["email"], fields["password"]) = (TestHost.Email, TestHost.Password);
            using var content = new FormUrlEncodedContent(fields);
            using var sent = await SendAsync(HttpMethod.Post, "/sign-in", content);
            return sent.Headers.Location?.ToString();
        }

        public void Dispose() => _http.Dispose();

        private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            if (_jar.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _jar.Select(c => $"{c.Key}={c.Value}")));
            var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                Set.Add(cookie.Split(';')[0].Split('=')[0] + "=" + string.Join(';', cookie.ToLowerInvariant().Split(';').Skip(1).Prepend("")));
                var pair = cookie.Split(';')[0].Split('=', 2);
                _jar[pair[0]] = pair[1];
            }

            return answer;
        }
    }
}
