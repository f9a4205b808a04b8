using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Servers;

public sealed class BlueskyServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_accounts_can_sign_in()
    {
        var server = await BlueskyServer.SharedAsync();

        foreach (var account in new[] { server.Alice, server.Bob, server.Carol })
        {
            using var answer = await SignInAsync(server, account.Handle, account.Password);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("did").GetString().ShouldBe(account.Did);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_refused_as_on_the_real_network()
    {
        var server = await BlueskyServer.SharedAsync();

        using var answer = await SignInAsync(server, server.Alice.Handle, "wrong");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("AuthenticationRequired");
    }

    [Fact]
    public async Task A_server_of_its_own_is_gone_when_it_is_disposed_of()
    {
        BlueskyServer server;
        await using (server = await BlueskyServer.StartAsync(Cancellation))
        {
            using var answer = await SignInAsync(server, server.Bob.Handle, server.Bob.Password);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await Should.ThrowAsync<HttpRequestException>(() => SignInAsync(server, server.Bob.Handle, server.Bob.Password));
    }

    private static async Task<HttpResponseMessage> SignInAsync(BlueskyServer server, string identifier, string password)
    {
        using var client = new HttpClient();
        var address = new Uri(server.Pds, "/xrpc/com.atproto.server.createSession");
        return await client.PostAsJsonAsync(address, new { identifier, password }, Cancellation);
    }
}
