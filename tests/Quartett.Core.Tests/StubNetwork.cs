using System.Collections.Concurrent;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;

namespace Quartett.Core.Tests;

/// <summary>
/// A network whose every answer a test decides, by account. It has a secret and an address, no idempotency handle, and
/// can neither be asked nor take anything back.
/// </summary>
public sealed class StubNetwork : IConnect, IPublish
{
    private static readonly ConcurrentDictionary<string, Func<OutgoingPost, CancellationToken, Task>> Answers = new(StringComparer.Ordinal);

    public NetworkDescription Network { get; } = new(
        "stub", "Stub", "S", "#123456", new PostLimits { Text = [new TextLimit(300, TextUnit.Grapheme)], Thread = true, Comment = [new TextLimit(300, TextUnit.Grapheme)] }, Idempotency.None);

    public Type SettingsType => typeof(StubSettings);

    /// <summary>From now on the account answers like this; without it everything goes well.</summary>
    public static void Answer(string account, Func<OutgoingPost, CancellationToken, Task> answer) => Answers[account] = answer;

    public async Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel)
    {
        await access.SaveSessionAsync("token-" + access.SettingsAs<StubSettings>().Password, cancel);
        return await TestAsync(access, cancel);
    }

    public Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel)
    {
        var settings = access.SettingsAs<StubSettings>();
        if (settings.Password == "wrong") throw new ConnectorException(new ConnectorFailure(FailureKind.AuthRevoked, "Wrong password", Field: nameof(StubSettings.Password)));
        return Task.FromResult(new ConnectedProfile($"stub:{settings.Account}", settings.Account, settings.Account, null));
    }

    public string? ChooseHandle(OutgoingPost post, TimeProvider clock) => null;

    public async Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel)
    {
        if (Answers.TryGetValue(access.SettingsAs<StubSettings>().Account, out var answer)) await answer(post, cancel);
        var id = post.Step == 0 ? post.DeliveryId.ToString() : $"{post.DeliveryId}-{post.Step}";
        return new DeliveryReceipt(id, new Uri($"https://stub.test/{id}"), [new(id, null)]);
    }
}

public sealed class StubSettings
{
    [Setting(1, En = "Account", De = "Konto")]
    public string Account { get; set; } = "";

    [Setting(2, En = "Password", De = "Passwort", Secret = true)]
    public string Password { get; set; } = "";

    [Setting(3, En = "Server", De = "Server", IsAddress = true, Default = "https://stub.test")]
    public string Server { get; set; } = "";
}
