using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class OutsideAgreedHoursTests
{
    private readonly IRule _rule = new OutsideAgreedHours();

    [Fact]
    public void Sundays_short_rests_and_other_hours_are_hints()
    {
        RuleContext Duty(int day, int hour, DateTimeOffset? ended = null) => Stated.Nothing with
        {
            Duty = new(new(2026, 12, day, hour, 0, 0, TimeSpan.FromHours(1)), new(2026, 12, day, hour + 1, 0, 0, TimeSpan.FromHours(1)), [new(new(8, 0), new(17, 0))], ended),
        };
        _rule.Codes(Stated.Of("x"), Duty(1, 16)).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Duty(1, 17)).ShouldBe(["rule.H11.hours at publishAt"]);
        _rule.Codes(Stated.Of("x"), Duty(6, 10)).ShouldBe(["rule.H11.sunday at publishAt"]);
        _rule.Codes(Stated.Of("x"), Duty(2, 8, new(2026, 12, 1, 22, 0, 0, TimeSpan.FromHours(1)))).ShouldBe(["rule.H11.rest at publishAt"]);
        _rule.Codes(Stated.Of("x"), Duty(2, 9, new(2026, 12, 1, 22, 0, 0, TimeSpan.FromHours(1)))).ShouldBeEmpty();
    }
}
