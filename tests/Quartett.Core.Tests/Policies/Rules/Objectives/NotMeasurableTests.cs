using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class NotMeasurableTests
{
    private readonly IRule _rule = new NotMeasurable();

    [Fact]
    public void Where_visits_count_an_address_says_where_they_come_from()
    {
        _rule.Codes(Stated.Of("https://a.example/x"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-VER" } }).ShouldBe(["rule.Z04.untagged at text"]);
        _rule.Codes(Stated.Of("https://a.example/x?utm_source=ig"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-VER" } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("https://a.example/x"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-DIA" } }).ShouldBeEmpty();
    }
}
