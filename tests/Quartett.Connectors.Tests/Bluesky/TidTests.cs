using Microsoft.Extensions.Time.Testing;
using Quartett.Connectors.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.Bluesky;

public sealed class TidTests
{
    [Fact]
    public void A_key_has_the_form_the_protocol_demands() =>
        Tid.Next(TimeProvider.System).ShouldMatch("^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$");

    [Fact]
    public void Keys_of_one_process_rise_even_when_the_clock_stands_still_or_goes_back()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var earlier = new FakeTimeProvider(clock.GetUtcNow().AddHours(-1));
        string[] keys = [Tid.Next(clock), Tid.Next(clock), Tid.Next(earlier), Tid.Next(clock)];
        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
        keys.ShouldBeUnique();
    }

    [Fact]
    public void Nobody_else_gets_the_keys_that_were_reserved_for_a_chain()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var chain = Tid.Next(clock, 3);
        string[] keys = [chain, Tid.Plus(chain, 1), Tid.Plus(chain, 2), Tid.Next(clock)];
        keys.ShouldBeUnique();
        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_asked_for_at_the_same_moment_differ()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 500).Select(_ => Tid.Next(clock, 2)).ToList(), TestContext.Current.CancellationToken)));
        keys.SelectMany(some => some).SelectMany(key => new[] { key, Tid.Plus(key, 1) }).ShouldBeUnique();
    }

    [Theory]
    [InlineData("")]
    [InlineData("3l2222222222")]
    [InlineData("3l22222222221")]
    public void What_is_no_key_is_refused(string key) => Should.Throw<ArgumentException>(() => Tid.Plus(key, 1));
}
