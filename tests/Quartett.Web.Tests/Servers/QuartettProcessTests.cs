using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Quartett.Testing;
using Quartett.Web.Tests.Commands;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Servers;

/// <summary>The product as a process of its own: how it starts, and how it leaves.</summary>
public sealed class QuartettProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asked_to_stop_it_finishes_what_it_is_sending_and_leaves_in_good_order()
    {
        await using var network = await SlowNetwork.StartAsync(Cancel);
        using var terminal = await Terminal.OpenAsync();
        terminal.Set("QUARTETT_ALLOW_HOSTS", network.Address.Authority);
        var company = await terminal.FoundAsync();
        var channel = await terminal.TypeWithAsync(
            "aaaa-bbbb-cccc-dddd\n", "channel", "add", "--workspace", company.Slug, "--network", "bluesky", "--set", "handle=slow.test", "--set", $"server={network.Address}", "--secret-stdin", "--as", Terminal.Jana, "--json");
        channel.Exit.ShouldBe(0, channel.Output + channel.Error);
        var post = await terminal.DraftAsync(company with { Channel = channel.Json.GetProperty("id").GetString()! }, "Kurz vor Feierabend");
        await using var server = await QuartettServer.StartAsync(terminal.Data, new Dictionary<string, string> { ["QUARTETT_ALLOW_HOSTS"] = network.Address.Authority });
        (await terminal.TypeAsync("post", "schedule", post, "--at", "now", "--as", Terminal.Jana)).Exit.ShouldBe(0);
        await network.Begun;

        var left = server.StopAsync();
        await NoLongerListensAsync(server.Address);
        left.IsCompleted.ShouldBeFalse();
        network.Answer();

        (await left).ShouldBe(0, server.Said);
        (await VariantAsync(terminal, company, post)).ShouldSatisfyAllConditions(
            v => v.GetProperty("state").GetString().ShouldBe("delivered"), v => v.GetProperty("attempts").GetArrayLength().ShouldBe(1));
        network.Posts.ShouldBe(1);
    }

    [Fact]
    public async Task On_postgresql_it_says_when_it_is_ready_and_publishes()
    {
        using var terminal = await Terminal.OpenAsync(DatabaseKind.Postgres);
        await using var server = await QuartettServer.StartAsync(terminal.Data, new Dictionary<string, string> { ["ConnectionStrings__Quartett"] = terminal.Environment["ConnectionStrings__Quartett"]! });
        server.Address.IsLoopback.ShouldBeTrue();
        var company = await terminal.FoundAsync();
        var post = await terminal.DraftAsync(company, "Auch auf PostgreSQL");

        (await terminal.TypeAsync("post", "schedule", post, "--at", "now", "--as", Terminal.Jana)).Exit.ShouldBe(0);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await VariantAsync(terminal, company, post)).GetProperty("state").GetString() != "delivered") await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        File.Exists(Path.Combine(terminal.Data, "quartett.db")).ShouldBeFalse();
        (await server.StopAsync()).ShouldBe(0, server.Said);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_folder_is_refused_with_the_way_out_and_the_first_goes_on()
    {
        using var terminal = await Terminal.OpenAsync();
        await using (var first = await QuartettServer.StartAsync(terminal.Data))
        {
            var second = await Should.ThrowAsync<ServerUnavailableException>(QuartettServer.StartAsync(terminal.Data));

            second.Message.ShouldContain("Quartett cannot start: Another Quartett is running on the data folder " + terminal.Data);
            using var http = new HttpClient();
            (await http.GetAsync(new Uri(first.Address, "/health/live"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await first.StopAsync()).ShouldBe(0);
        }

        await using var again = await QuartettServer.StartAsync(terminal.Data);
        (await again.StopAsync()).ShouldBe(0);
        File.Exists(Path.Combine(terminal.Data, "server.lock")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_in_use_is_said_in_one_sentence_with_the_way_out()
    {
        using var terminal = await Terminal.OpenAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = await Should.ThrowAsync<ServerUnavailableException>(
            QuartettServer.StartAsync(terminal.Data, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" }));

        refused.Message.ShouldContain($"Quartett cannot start: http://127.0.0.1:{port} is in use already");
        refused.Message.ShouldContain($"ASPNETCORE_URLS=http://127.0.0.1:{port + 1}");
        refused.Message.ShouldNotContain("   at ");
    }

    private static async Task NoLongerListensAsync(Uri address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var knock = new TcpClient();
            try
            {
                await knock.ConnectAsync(address.Host, address.Port, patience.Token);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    private static async Task<JsonElement> VariantAsync(Terminal terminal, Company company, string id)
    {
        var shown = await terminal.TypeAsync("post", "show", id, "--workspace", company.Slug, "--json");
        return shown.Json.EnumerateArray().ShouldHaveSingleItem().GetProperty("variants").EnumerateArray().ShouldHaveSingleItem();
    }
}
