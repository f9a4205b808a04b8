using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests;

/// <summary>What the product relies on, whatever the network. Every connector has one subclass; a test looks after that.</summary>
public abstract partial class ConnectorContract<T> where T : IConnector, new()
{
    protected T Connector { get; } = new();

    /// <summary>Settings that work.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string>> SettingsAsync();

    /// <summary>One way to each kind of failure that the connector's README names.</summary>
    protected abstract IReadOnlyDictionary<FailureKind, Func<Task>> WaysToFail { get; }

    /// <summary>How many posts with this text the network holds.</summary>
    protected abstract Task<int> CountAsync(ChannelAccess access, string text);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<(PropertyInfo Property, SettingAttribute Setting)> Fields(IConnector connector) =>
        from property in connector.SettingsType.GetProperties()
        let setting = property.GetCustomAttribute<SettingAttribute>()
        where setting is not null
        orderby setting.Order
        select (property, setting);

    [Fact]
    public void The_description_is_in_order()
    {
        var network = Connector.Network;
        network.Key.ShouldMatch("^[a-z][a-z0-9-]*$");
        network.Name.ShouldNotBeNullOrWhiteSpace();
        network.Sign.Length.ShouldBeInRange(1, 2);
        network.Colour.ShouldMatch("^#[0-9a-f]{6}$");
        new T().Network.Key.ShouldBe(network.Key);
    }

    [Fact]
    public void The_limits_are_stated()
    {
        var limits = Connector.Network.Limits;
        limits.Text.ShouldNotBeEmpty();
        limits.Text.ShouldAllBe(limit => limit.Max > 0);
        if (limits.Images is { } images)
        {
            images.Max.ShouldBePositive();
            images.MaxBytes.ShouldBePositive();
            images.MaxEdge.ShouldBePositive();
            images.Types.ShouldNotBeEmpty();
        }

        if (limits.Video is not { } video) return;
        video.Max.ShouldBePositive();
        video.MaxBytes.ShouldBePositive();
        video.Types.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_settings_describe_themselves_in_English_and_German()
    {
        var fields = Fields(Connector).ToList();
        if (Connector is IConnect) fields.ShouldNotBeEmpty();
        fields.Select(field => field.Setting.Order).ShouldBeUnique();
        foreach (var (property, setting) in fields)
        {
            property.PropertyType.ShouldBe(typeof(string), property.Name);
            property.CanWrite.ShouldBeTrue(property.Name);
            setting.En.ShouldNotBeNullOrWhiteSpace(property.Name);
            setting.De.ShouldNotBeNullOrWhiteSpace(property.Name);
            (setting.HelpEn.Length == 0).ShouldBe(setting.HelpDe.Length == 0, property.Name);
            (setting.HelpEn + setting.HelpDe).ShouldNotContain('!', property.Name);
            if (setting.Secret) setting.Default.ShouldBeEmpty(property.Name);
        }
    }

    [Fact]
    public async Task Every_failure_the_readme_names_can_be_reached_and_no_other_is_claimed()
    {
        var folder = typeof(T).Namespace![(typeof(T).Namespace!.LastIndexOf('.') + 1)..];
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "networks", folder, "README.md"), Cancel);
        var named = FailureRow().Matches(readme).Select(row => row.Groups["kind"].Value).Where(word => Enum.IsDefined(typeof(FailureKind), word));
        named.Order().ShouldBe(WaysToFail.Keys.Select(kind => kind.ToString()).Order());

        foreach (var (kind, fail) in WaysToFail)
        {
            var failure = (await Should.ThrowAsync<ConnectorException>(fail, kind.ToString())).Failure;
            failure.Kind.ShouldBe(kind, failure.Detail);
            failure.Detail.ShouldNotBeNullOrWhiteSpace();
            failure.Detail.Length.ShouldBeLessThanOrEqualTo(500);
            (failure.Until is not null).ShouldBe(kind is FailureKind.RateLimited or FailureKind.QuotaExhausted, kind.ToString());
        }
    }

    [Fact]
    public async Task No_failure_gives_a_secret_away()
    {
        var settings = await SettingsAsync();
        var secrets = Fields(Connector).Where(field => field.Setting.Secret).Select(field => settings[field.Property.Name]).ToList();
        foreach (var (kind, fail) in WaysToFail)
        {
            var words = (await Should.ThrowAsync<ConnectorException>(fail, kind.ToString())).ToString();
            foreach (var secret in secrets) words.ShouldNotContain(secret);
            words.ShouldNotContain("eyJ", Case.Sensitive, "that is how a token begins");
        }
    }

    [Fact]
    public async Task Connecting_says_who_we_are_and_testing_says_the_same()
    {
        if (!Can<IConnect>(out var connect)) return;
        var access = TestAccess.To(await SettingsAsync());
        var connected = await connect.ConnectAsync(access, Cancel);
        connected.RemoteId.ShouldNotBeNullOrWhiteSpace();
        connected.Handle.ShouldNotBeNullOrWhiteSpace();
        connected.DisplayName.ShouldNotBeNullOrWhiteSpace();
        (await connect.TestAsync(TestAccess.To(await SettingsAsync(), access.Session), Cancel)).ShouldBe(connected);
    }

    [Fact]
    public async Task Publishing_twice_with_the_same_handle_gives_one_post()
    {
        if (!Can<IPublish>(out var publish)) return;
        var access = await ConnectedAsync();
        var post = Posts.Of(Posts.Unique("Zweimal versucht"));
        var handle = publish.ChooseHandle(post, access.Clock);
        if (Connector.Network.Idempotency == Idempotency.Handle) handle.ShouldNotBeNullOrEmpty();
        if (handle is null) return;

        var first = await publish.PublishAsync(access, post, handle, Cancel);
        var second = await publish.PublishAsync(access, post, handle, Cancel);

        second.RemoteId.ShouldBe(first.RemoteId);
        second.Parts.ShouldBe(first.Parts);
        second.Permalink.ShouldBe(first.Permalink);
        (await CountAsync(access, post.Text)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_posts_get_two_handles()
    {
        if (!Can<IPublish>(out var publish)) return;
        var access = await ConnectedAsync();
        var handles = Enumerable.Range(0, 1000).Select(_ => publish.ChooseHandle(Posts.Of("a"), access.Clock)).ToList();
        if (Connector.Network.Idempotency != Idempotency.Handle) return;
        handles.ShouldBeUnique();
    }

    [Fact]
    public async Task A_post_is_found_while_it_is_there_and_not_before_or_after()
    {
        if (!Can<IPublish>(out var publish) || !Can<IReadOwnPosts>(out var own) || !Can<IRetract>(out var retract)) return;
        var access = await ConnectedAsync();
        var post = Posts.Of(Posts.Unique("Da und weg"));
        var handle = publish.ChooseHandle(post, access.Clock);

        (await own.FindAsync(access, post, handle, Cancel)).ShouldBeNull();
        var receipt = await publish.PublishAsync(access, post, handle, Cancel);
        var found = (await own.FindAsync(access, post, handle, Cancel)).ShouldNotBeNull();
        found.RemoteId.ShouldBe(receipt.RemoteId);
        found.Parts.ShouldBe(receipt.Parts);

        await retract.RetractAsync(access, receipt, Cancel);
        (await own.FindAsync(access, post, handle, Cancel)).ShouldBeNull();
        await retract.RetractAsync(access, receipt, Cancel);
        (await CountAsync(access, post.Text)).ShouldBe(0);
    }

    [Fact]
    public async Task Each_part_of_a_thread_is_a_post_of_its_own_with_a_handle_of_its_own()
    {
        if (!Can<IPublish>(out var publish) || !Connector.Network.Limits.Thread) return;
        await BelowAsync(publish, OutgoingKind.Part);
    }

    [Fact]
    public async Task The_first_comment_is_a_post_of_its_own_with_a_handle_of_its_own()
    {
        if (!Can<IPublish>(out var publish) || Connector.Network.Limits.Comment is null) return;
        await BelowAsync(publish, OutgoingKind.Comment);
    }

    private async Task BelowAsync(IPublish publish, OutgoingKind kind)
    {
        var access = await ConnectedAsync();
        var post = Posts.Of(Posts.Unique("Eins")) with { Steps = 3 };
        var handle = publish.ChooseHandle(post, access.Clock);
        var first = await publish.PublishAsync(access, post, handle, Cancel);
        var below = post.After(Posts.Unique("Zwei"), kind, first);
        var its = publish.ChooseHandle(below, access.Clock);
        if (Connector.Network.Idempotency == Idempotency.Handle) its.ShouldNotBe(handle);
        if (Can<IReadOwnPosts>(out var own)) (await own.FindAsync(access, below, its, Cancel)).ShouldBeNull("it is asked for alone");

        var second = await publish.PublishAsync(access, below, its, Cancel);
        first.Parts.ShouldHaveSingleItem().RemoteId.ShouldBe(first.RemoteId);
        second.Parts.ShouldHaveSingleItem().RemoteId.ShouldNotBe(first.RemoteId);
        if (its is not null) (await publish.PublishAsync(access, below, its, Cancel)).RemoteId.ShouldBe(second.RemoteId);
        (await CountAsync(access, below.Text)).ShouldBe(1);
        if (own is null) return;
        (await own.FindAsync(access, below, its, Cancel)).ShouldNotBeNull().RemoteId.ShouldBe(second.RemoteId);
        if (!Can<IRetract>(out var retract)) return;
        await retract.RetractAsync(access, first with { Parts = [first.Parts[0], second.Parts[0]] }, Cancel);
        (await CountAsync(access, post.Text)).ShouldBe(0);
        (await CountAsync(access, below.Text)).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_does_nothing()
    {
        var access = await ConnectedAsync();
        var post = Posts.Of(Posts.Unique("Abgesagt"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        if (Connector is IConnect connect)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => connect.ConnectAsync(access, cancelled.Token));
            await Should.ThrowAsync<OperationCanceledException>(() => connect.TestAsync(access, cancelled.Token));
        }

        if (Connector is not IPublish publish) return;
        var handle = publish.ChooseHandle(post, access.Clock);
        await Should.ThrowAsync<OperationCanceledException>(() => publish.PublishAsync(access, post, handle, cancelled.Token));
        if (Connector is IReadOwnPosts own) await Should.ThrowAsync<OperationCanceledException>(() => own.FindAsync(access, post, handle, cancelled.Token));
        (await CountAsync(access, post.Text)).ShouldBe(0);
    }

    protected async Task<ChannelAccess> ConnectedAsync()
    {
        var access = TestAccess.To(await SettingsAsync());
        if (Connector is IConnect connect) await connect.ConnectAsync(access, Cancel);
        return access;
    }

    // What a connector does not say it can do is no part of its contract. Said once here, so that nothing counts as skipped.
    private bool Can<TCapability>([NotNullWhen(true)] out TCapability? capability) where TCapability : class, IConnector
    {
        capability = (IConnector)Connector as TCapability;
        return capability is not null;
    }

    [GeneratedRegex(@"^\| (?<kind>\w+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FailureRow();
}
