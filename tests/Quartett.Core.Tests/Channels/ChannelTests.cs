using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Channels.Guarding;
using Quartett.Core.Channels.Resting;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Channels;

/// <summary>Connecting, keeping secrets, resting and removing.</summary>
public sealed class ChannelTests
{
    private const string Secret = "Sesam-öffne-dich-4711";

    [Theory, Databases]
    public async Task Missing_and_wrong_settings_are_refused_at_their_fields(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);

        (await ConnectAsync(company, ("Server", "gopher://x"))).Refusals.Select(r => $"{r.Code} at {r.Field}").ShouldBe(
            ["channel.settingMissing at Account", "channel.settingMissing at Password", "channel.notAnAddress at Server"]);
        (await ConnectAsync(company, ("Account", "a"), ("Password", "wrong"))).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("failure.connect.AuthRevoked"), r => r.Field.ShouldBe("Password"));
        (await company.Core.RunAsync(new ConnectChannel(company.Workspace, "nirgends", null, "", new Dictionary<string, string>()), company.Owner)).Refusal!.Code.ShouldBe("channel.unknownNetwork");
        (await company.Core.RunAsync(new ConnectChannel(company.Workspace, "newsroom", null, "", new Dictionary<string, string>()), company.Owner)).Refusal!.Code.ShouldBe("channel.unknownNetwork");
        (await company.Core.RunAsync(new ConnectChannel(company.Workspace, "rehearsal", null, "", new Dictionary<string, string> { ["Name"] = "X", ["Script"] = "connect:Transient" }), company.Owner)).Refusal!.Code.ShouldBe("failure.Transient");
        (await company.Core.DoneAsync(new ListChannels(company.Workspace), company.Owner)).Count.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task A_profile_is_connected_once_and_again_after_it_was_removed(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var first = (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Value;

        (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Refusal!.Code.ShouldBe("channel.alreadyConnected");
        await company.Core.DoneAsync(new RemoveChannel(company.Workspace, first), company.Owner);
        (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Done.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task Connecting_again_keeps_the_secret_that_was_left_empty_and_what_the_connector_remembers(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stub = (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Value;
        var post = await company.PublishedAsync("Vorher");

        await company.Core.DoneAsync(new ConnectChannel(company.Workspace, "stub", stub, "", new Dictionary<string, string> { ["Account"] = "a", ["Password"] = "" }), company.Owner);
        await company.Core.DoneAsync(new ConnectChannel(company.Workspace, "rehearsal", company.Channel, "", new Dictionary<string, string> { ["Name"] = "Probe" }), company.Owner);

        var line = (await company.Core.Services.GetRequiredService<IChannelLines>().OpenAsync(company.Workspace, stub, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        line.Access.Settings["Password"].ShouldBe(Secret);
        line.Channel.Settings.Keys.ShouldNotContain("Password");
        await company.Core.DoneAsync(new RetractPost(company.Workspace, post), company.Editor);
    }

    [Theory, Databases]
    public async Task A_channel_stays_with_its_account_when_it_is_connected_again(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stub = (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Value;

        var refused = await company.Core.RunAsync(
            new ConnectChannel(company.Workspace, "stub", stub, "", new Dictionary<string, string> { ["Account"] = "b", ["Password"] = "anderes" }), company.Owner);

        refused.Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("channel.otherAccount"), r => r.Args.ShouldBe(["b", "a"]));
        var line = (await company.Core.Services.GetRequiredService<IChannelLines>().OpenAsync(company.Workspace, stub, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        line.ShouldSatisfyAllConditions(
            l => l.Channel.Handle.ShouldBe("a"), l => l.Access.Settings["Account"].ShouldBe("a"), l => l.Access.Settings["Password"].ShouldBe(Secret), l => l.Access.Session.ShouldBe("token-" + Secret));
    }

    [Theory, Databases]
    public async Task No_secret_can_be_read_in_the_database(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await ConnectAsync(company, ("Account", "sichtbar-4711"), ("Password", Secret));

        var everything = await DumpAsync(company, kind);

        everything.ShouldContain("sichtbar-4711");
        everything.ShouldNotContain(Secret);
        everything.ShouldNotContain("token-");
        everything.ShouldNotContain("<masterKey");
        (await company.Core.DoneAsync(new ListChannels(company.Workspace), company.Owner)).ShouldAllBe(c => !StoredJson.Write(c).Contains(Secret));
    }

    [Theory, Databases]
    public async Task Removing_wipes_the_secrets_and_a_call_that_ends_later_does_not_bring_them_back(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var stub = (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Value;
        var running = (await company.Core.Services.GetRequiredService<IChannelLines>().OpenAsync(company.Workspace, stub, TestContext.Current.CancellationToken)).ShouldNotBeNull();

        await company.Core.DoneAsync(new RemoveChannel(company.Workspace, stub), company.Owner);
        await running.Access.SaveSessionAsync("token-neu", TestContext.Current.CancellationToken);

        (await company.StoredAsync(db => db.Channels.AsNoTracking().SingleAsync(c => c.Id == stub))).Secrets.ShouldBeNull();
        (await company.Core.RunAsync(new ShowChannel(company.Workspace, stub), company.Owner)).Refusal!.Code.ShouldBe("kernel.notFound");
        var newsroom = (await company.Core.DoneAsync(new ListChannels(company.Workspace), company.Owner)).Single(c => c.BuiltIn);
        (await company.Core.RunAsync(new RemoveChannel(company.Workspace, newsroom.Id), company.Owner)).Refusal!.Code.ShouldBe("channel.builtIn");
    }

    [Theory, Databases]
    public async Task A_sealed_text_opens_for_its_own_channel_only(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var one = (await ConnectAsync(company, ("Account", "a"), ("Password", Secret))).Value;
        var two = (await ConnectAsync(company, ("Account", "b"), ("Password", "anderes"))).Value;
        var credentials = company.Core.Services.GetRequiredService<Credentials>();
        var secrets = (await company.StoredAsync(db => db.Channels.AsNoTracking().SingleAsync(c => c.Id == one))).Secrets;

        credentials.Open(one, secrets)!.Secrets["Password"].ShouldBe(Secret);
        credentials.Open(two, secrets).ShouldBeNull();
        credentials.Open(one, secrets![..^4] + "AAAA").ShouldBeNull();
        credentials.Open(one, "kein Siegel").ShouldBeNull();
        credentials.Open(one, null).ShouldBeNull();
    }

    [Theory, Databases]
    public async Task Only_who_may_manage_channels_changes_them(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);

        foreach (var person in new[] { company.Editor, company.Author })
        {
            (await company.Core.RunAsync(new ChangeChannel(company.Workspace, company.Channel, "Meins"), person)).Refusal!.Code.ShouldBe("kernel.notAllowed");
            (await company.Core.RunAsync(new RemoveChannel(company.Workspace, company.Channel), person)).Refusal!.Code.ShouldBe("kernel.notAllowed");
            (await company.Core.RunAsync(new TestChannel(company.Workspace, company.Channel), person)).Refusal!.Code.ShouldBe("kernel.notAllowed");
            (await company.Core.RunAsync(new ConnectChannel(company.Workspace, "stub", null, "", new Dictionary<string, string>()), person)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        }

        (await company.Core.RunAsync(new ChangeChannel(company.Workspace, company.Channel, " "), company.Owner)).Refusal!.Code.ShouldBe("channel.nameLength");
        (await company.Core.RunAsync(new ChangeChannel(company.Workspace, company.Channel, Slots: [new Slot(8, 0)]), company.Owner)).Refusal!.Code.ShouldBe("channel.slotUnreadable");
        (await company.Core.DoneAsync(new ChangeChannel(company.Workspace, company.Channel, " Neu ", Slots: [new Slot(7, 1439), new Slot(1, 0), new Slot(1, 0)]), company.Owner))
            .ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Neu"), c => c.Slots.ShouldBe([new Slot(1, 0), new Slot(7, 1439)]));
    }

    [Theory, Databases]
    public async Task Testing_the_connection_tells_the_channels_health(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.ScriptAsync("connect:AuthRevoked");
        (await company.Core.RunAsync(new TestChannel(company.Workspace, company.Channel), company.Owner)).Refusal!.Code.ShouldBe("failure.AuthRevoked");
        (await company.Core.DoneAsync(new ShowChannel(company.Workspace, company.Channel), company.Owner)).ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(ChannelState.Disconnected), c => c.LastFailure.ShouldBe(FailureKind.AuthRevoked), c => c.LastFailureDetail.ShouldNotBeNullOrEmpty());

        await company.ScriptAsync("");
        (await company.Core.DoneAsync(new TestChannel(company.Workspace, company.Channel), company.Owner)).ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(ChannelState.Active), c => c.LastFailure.ShouldBeNull(), c => c.LastSuccessAt.ShouldBe(company.Core.Clock.GetUtcNow()));
    }

    [Theory, Databases]
    public async Task A_test_that_goes_well_does_not_end_the_rest_the_network_asked_for(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind, "fail:RateLimited,ok");
        await company.PlannedAsync(text: "Zu schnell");
        await company.SendDueAsync();
        var until = (await company.Core.DoneAsync(new ShowChannel(company.Workspace, company.Channel), company.Owner)).RestUntil.ShouldNotBeNull();

        (await company.Core.DoneAsync(new TestChannel(company.Workspace, company.Channel), company.Owner)).ShouldSatisfyAllConditions(
            c => c.RestUntil.ShouldBe(until), c => c.LastFailure.ShouldBe(FailureKind.RateLimited), c => c.LastSuccessAt.ShouldBe(company.Core.Clock.GetUtcNow()));
        company.Core.Clock.Advance(until - company.Core.Clock.GetUtcNow());
        (await company.Core.DoneAsync(new TestChannel(company.Workspace, company.Channel), company.Owner)).ShouldSatisfyAllConditions(
            c => c.RestUntil.ShouldBeNull(), c => c.LastFailure.ShouldBeNull());
    }

    [Fact]
    public void Rest_grows_with_every_failure_to_an_hour_and_ends_with_a_success()
    {
        var now = TestCore.Start;
        var channel = new Channel { Id = ChannelId.New(), WorkspaceId = WorkspaceId.New(), Network = "stub", Name = "x", State = ChannelState.Active, ConnectedAt = now };
        var rests = Enumerable.Range(0, 9).Select(_ =>
        {
            Rest.After(channel, new(FailureKind.Transient, "x"), now);
            return (channel.RestUntil!.Value - now).TotalSeconds;
        }).ToList();
        rests.ShouldBe([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);

        Rest.After(channel, null, now);
        (channel.RestUntil, channel.Failures, channel.LastFailure).ShouldBe((null, 0, null));
        Rest.After(channel, new(FailureKind.RateLimited, "x", now.AddMinutes(15)), now);
        channel.RestUntil.ShouldBe(now.AddMinutes(15));
        Rest.After(channel, new(FailureKind.QuotaExhausted, "x", now.AddMinutes(-15)), now);
        channel.RestUntil.ShouldBe(now.AddSeconds(30));
        Rest.After(channel, new(FailureKind.Transient, "x"), now);
        channel.RestUntil.ShouldBe(now.AddSeconds(30));
        Rest.After(channel, new(FailureKind.RateLimited, "x", now.AddMinutes(15)), now);
        Rest.After(channel, new(FailureKind.Transient, "x"), now);
        channel.RestUntil.ShouldBe(now.AddMinutes(15));
        Rest.For(int.MaxValue).ShouldBe(TimeSpan.FromHours(1));
    }

    private static Task<Outcome<ChannelId>> ConnectAsync(Company company, params (string Name, string Value)[] values) =>
        company.Core.RunAsync(new ConnectChannel(company.Workspace, "stub", null, "", values.ToDictionary(v => v.Name, v => v.Value)), company.Owner);

    private static async Task<string> DumpAsync(Company company, DatabaseKind kind)
    {
        var storage = company.Core.Services.GetRequiredService<StorageChoice>();
        if (kind == DatabaseKind.Sqlite)
        {
            var files = Directory.GetFiles(storage.DataFolder, "quartett.db*");
            files.ShouldNotBeEmpty();
            return string.Concat(files.Select(f =>
            {
                using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(file);
                return reader.ReadToEnd();
            }));
        }

        await using var connection = new NpgsqlConnection(storage.PostgresConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT query_to_xml('SELECT * FROM \"Channels\"', true, false, '')::text || query_to_xml('SELECT * FROM \"DataProtectionKeys\"', true, false, '')::text || query_to_xml('SELECT * FROM \"AuditEntries\"', true, false, '')::text", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
