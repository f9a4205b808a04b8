using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class CallToActionTests
{
    private readonly IRule _rule = new CallToAction();

    [Fact]
    public void Enquiries_need_a_way_and_conversations_a_question()
    {
        _rule.Codes(Stated.Of("Neue Tische"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-LEA" } }).ShouldBe(["rule.Z03.contact at text"]);
        _rule.Codes(Stated.Of("Neue Tische. Rufen Sie uns an."), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-LEA" } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Neue Tische."), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-DIA" } }).ShouldBe(["rule.Z03.question at text"]);
        _rule.Codes(Stated.Of("Wie gefallen sie Ihnen?"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-DIA" } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Neue Tische"), Stated.Nothing).ShouldBeEmpty();
    }
}
