using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class NobodyWatchesTests
{
    private readonly IRule _rule = new NobodyWatches();

    [Fact]
    public void Within_the_hour_somebody_answers()
    {
        var week = new ServiceHours(new Dictionary<DayOfWeek, IReadOnlyList<DaySpan>> { [DayOfWeek.Tuesday] = [new(new(8, 0), new(17, 0))] });
        Severity? Of(int hour, int minute, ContentClass? kind, params IReadOnlyList<PresenceWindow> presence) =>
            _rule.Judge(Stated.Of("x") with { At = new(2026, 12, 1, hour, minute, 0, TimeSpan.FromHours(1)) }, Stated.Nothing with { Hours = week, Class = kind, Presence = presence }).SingleOrDefault()?.Severity;
        Of(22, 30, ContentClass.B).ShouldBe(Severity.Approval);
        Of(22, 30, ContentClass.A).ShouldBe(Severity.Warn);
        Of(16, 59, null).ShouldBeNull();
        Of(17, 0, null).ShouldBe(Severity.Warn);
        Of(7, 0, null).ShouldBeNull();
        Of(6, 59, null).ShouldBe(Severity.Warn);
        Of(22, 30, ContentClass.B, new PresenceWindow(new(2026, 12, 1, 23, 0, 0, TimeSpan.FromHours(1)), new(2026, 12, 2, 0, 0, 0, TimeSpan.FromHours(1)))).ShouldBeNull();
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
