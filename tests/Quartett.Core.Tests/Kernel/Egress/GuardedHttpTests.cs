using System.Globalization;
using System.Net;
using System.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Kernel.Egress;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Kernel.Egress;

public sealed class GuardedHttpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_answers_public_first_and_private_then_is_looked_up_only_once()
    {
        var resolver = new ScriptedResolver(["93.184.215.14"], ["127.0.0.1"]);
        var dialled = new List<IPEndPoint>();
        await using var server = new LocalServer(_ => new Reply(200, "from the checked address"));
        using var http = new GuardedHttp(new AddressGuard(AllowedHosts.None, resolver), async (endPoint, cancel) =>
        {
            dialled.Add(endPoint);
            var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, server.Port, cancel);
            return client.GetStream();
        });

        (await http.Client.GetStringAsync(new Uri("http://example.org/"), Cancel)).ShouldBe("from the checked address");

        resolver.LookUps.ShouldBe(1);
        dialled.ShouldBe([new IPEndPoint(IPAddress.Parse("93.184.215.14"), 80)]);
        // A new connection is a new look-up, and that one is refused.
        (await Refusal(() => http.Client.GetAsync(new Uri("http://example.org/"), Cancel))).ShouldBe(EgressCodes.Loopback);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", EgressCodes.Metadata)]
    [InlineData("http://10.0.0.1/", EgressCodes.Private)]
    [InlineData("http://2130706433/", EgressCodes.OddAddress)]
    [InlineData("//[::1]/", EgressCodes.Loopback)]
    [InlineData("http://user:pass@example.org/", EgressCodes.UserInfo)]
    [InlineData("ftp://example.org/", EgressCodes.Scheme)]
    [InlineData("http://example.org:6379/", EgressCodes.Port)]
    public async Task A_redirect_to_a_place_nobody_may_go_is_refused(string location, string code)
    {
        await using var server = new LocalServer(_ => new Reply(302, Location: location));
        using var http = Open(server);

        (await Refusal(() => http.Client.GetAsync(server.At("/"), Cancel))).ShouldBe(code);
    }

    [Fact]
    public async Task A_redirect_to_a_name_that_leads_inside_is_refused()
    {
        await using var server = new LocalServer(_ => new Reply(302, Location: "http://innocent.example/"));
        using var http = new GuardedHttp(new AddressGuard(AllowedHosts.Parse($"127.0.0.1:{server.Port}"), new ScriptedResolver(["192.168.0.1"])));

        (await Refusal(() => http.Client.GetAsync(server.At("/"), Cancel))).ShouldBe(EgressCodes.Private);
    }

    [Fact]
    public async Task Without_the_allow_list_the_own_machine_is_closed()
    {
        await using var server = new LocalServer(_ => new Reply(200, "inside"));
        using var http = new GuardedHttp(new AddressGuard(AllowedHosts.None, new SystemResolver()));

        (await Refusal(() => http.Client.GetAsync(server.At("/"), Cancel))).ShouldBe(EgressCodes.Loopback);
        (await Refusal(() => http.ConnectAsync("127.0.0.1", server.Port, Cancel))).ShouldBe(EgressCodes.Loopback);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_allow_list_opens_a_range_for_a_name_and_a_raw_connection()
    {
        await using var server = new LocalServer(_ => new Reply(200, "hello"));
        using var http = new GuardedHttp(new AddressGuard(AllowedHosts.Parse("127.0.0.0/8"), new ScriptedResolver(["127.0.0.1"])));

        (await http.Client.GetStringAsync(server.At("/", "pds.lan"), Cancel)).ShouldBe("hello");
        await using var raw = await http.ConnectAsync("mail.lan", server.Port, Cancel);
        await raw.WriteAsync(Encoding.ASCII.GetBytes("GET /raw HTTP/1.1\r\n\r\n"), Cancel);
        using var reader = new StreamReader(raw);
        (await reader.ReadToEndAsync(Cancel)).ShouldEndWith("hello");
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_the_sixth_is_not()
    {
        await using var server = new LocalServer(asked =>
            asked.Path == "/0" ? new Reply(200, "there") : new Reply(302, Location: $"/{(asked.Path == "/loop" ? "loop" : int.Parse(asked.Path[1..], CultureInfo.InvariantCulture) - 1)}"));
        using var http = Open(server);

        var response = await http.Client.GetAsync(server.At("/5"), Cancel);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldBe("there");
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/0");
        (await Refusal(() => http.Client.GetAsync(server.At("/6"), Cancel))).ShouldBe(EgressCodes.TooManyRedirects);
        (await Refusal(() => http.Client.GetAsync(server.At("/loop"), Cancel))).ShouldBe(EgressCodes.TooManyRedirects);
    }

    [Fact]
    public async Task Credentials_stay_with_the_host_they_were_meant_for()
    {
        await using var second = new LocalServer(_ => new Reply(200, "second"));
        await using var first = new LocalServer(asked => asked.Path == "/away" ? new Reply(302, Location: second.At("/").ToString()) : asked.Path == "/near" ? new Reply(302, Location: "/here") : new Reply(200));
        using var http = Open(first, second);

        await http.Client.SendAsync(Secret(first.At("/away")), Cancel);
        await http.Client.SendAsync(Secret(first.At("/near")), Cancel);

        var other = second.Requests.ShouldHaveSingleItem();
        other.Headers.Keys.ShouldNotContain("Authorization");
        other.Headers.Keys.ShouldNotContain("X-Api-Key");
        other.Headers["Accept-Language"].ShouldBe("de");
        other.Headers["Host"].ShouldBe($"127.0.0.1:{second.Port}");
        first.Requests.Last().Headers["Authorization"].ShouldBe("Bearer secret");
    }

    [Theory]
    [InlineData(301, "GET", "")]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "text")]
    [InlineData(308, "POST", "text")]
    public async Task A_post_is_redirected_as_its_status_says(int status, string method, string body)
    {
        await using var server = new LocalServer(asked => asked.Path == "/" ? new Reply(status, Location: "/next") : new Reply(200));
        using var http = Open(server);

        await http.Client.PostAsync(server.At("/"), new StringContent("text"), Cancel);

        var last = server.Requests.Last();
        (last.Method, last.Path, last.Body).ShouldBe((method, "/next", body));
    }

    [Fact]
    public async Task A_body_is_never_handed_on_to_another_host()
    {
        await using var second = new LocalServer(_ => new Reply(200));
        await using var first = new LocalServer(_ => new Reply(307, Location: second.At("/").ToString()));
        using var http = Open(first, second);

        (await Refusal(() => http.Client.PostAsync(first.At("/"), new StringContent("app password"), Cancel))).ShouldBe(EgressCodes.RedirectWithBody);
        second.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_secret_leaves_unencrypted_to_a_stranger()
    {
        using var http = new GuardedHttp(new AddressGuard(AllowedHosts.None, new ScriptedResolver(["93.184.215.14"])), (_, _) => throw new InvalidOperationException("dialled"));

        (await Refusal(() => http.Client.PostAsync(new Uri("http://example.org/"), new StringContent("app password"), Cancel))).ShouldBe(EgressCodes.Plain);
        (await Refusal(() => http.Client.SendAsync(Secret(new Uri("http://example.org/")), Cancel))).ShouldBe(EgressCodes.Plain);
    }

    [Fact]
    public async Task No_cookie_is_kept_and_no_proxy_is_asked()
    {
        await using var server = new LocalServer(_ => new Reply(200, Type: "text/plain\r\nSet-Cookie: a=b"));
        using var http = Open(server);

        await http.Client.GetAsync(server.At("/"), Cancel);
        await http.Client.GetAsync(server.At("/"), Cancel);

        server.Requests.Last().Headers.Keys.ShouldNotContain("Cookie");
        server.Requests.Last().Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_request_for_the_newest_protocol_still_takes_the_checked_connection()
    {
        await using var server = new LocalServer(_ => new Reply(200));
        using var http = Open(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.At("/")) { Version = HttpVersion.Version30, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        (await http.Client.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_that_never_answers_is_given_up()
    {
        await using var server = new LocalServer(_ => null);
        using var http = Open(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.At("/"));
        request.Options.Set(GuardedHttp.TimeLimit, TimeSpan.FromMilliseconds(200));

        (await Refusal(() => http.Client.SendAsync(request, Cancel))).ShouldBe(EgressCodes.TimedOut);
    }

    [Fact]
    public async Task A_closed_port_is_said_to_be_unreachable()
    {
        int port;
        await using (var server = new LocalServer(_ => null)) port = server.Port;
        using var http = new GuardedHttp(new AddressGuard(AllowedHosts.Parse($"127.0.0.1:{port}"), new SystemResolver()));

        (await Refusal(() => http.Client.GetAsync(new Uri($"http://127.0.0.1:{port}/"), Cancel))).ShouldBe(EgressCodes.Unreachable);
    }

    [Fact]
    public async Task An_answer_is_read_only_as_far_as_agreed()
    {
        await using var server = new LocalServer(_ => new Reply(200, new string('x', 2000)));
        using var http = Open(server);
        using var response = await http.Client.GetAsync(server.At("/"), HttpCompletionOption.ResponseHeadersRead, Cancel);

        (await Refusal(() => response.ReadAtMostAsync(1999, Cancel))).ShouldBe(EgressCodes.TooLarge);
        using var again = await http.Client.GetAsync(server.At("/"), HttpCompletionOption.ResponseHeadersRead, Cancel);
        (await again.ReadAtMostAsync(2000, Cancel)).Length.ShouldBe(2000);
    }

    private static GuardedHttp Open(params LocalServer[] servers) =>
        new(new AddressGuard(AllowedHosts.Parse(string.Join(',', servers.Select(server => $"127.0.0.1:{server.Port}"))), new ScriptedResolver(["93.184.215.14"])));

    private static HttpRequestMessage Secret(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", "secret");
        request.Headers.Add("X-Api-Key", "secret");
        request.Headers.Add("Accept-Language", "de");
        return request;
    }

    private static async Task<string> Refusal<T>(Func<Task<T>> act) => (await Should.ThrowAsync<EgressRefusedException>(act)).Code;
}
