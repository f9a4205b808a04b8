using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class ObjectiveNotOfChannelTests
{
    private readonly IRule _rule = new ObjectiveNotOfChannel();

    [Fact]
    public void A_channel_serves_what_it_was_opened_for()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-LEA", ChannelObjectives = ["Z-DIA"] } }).ShouldBe(["rule.Z02.mismatch at objective"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-LEA", ChannelObjectives = ["Z-LEA"] } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { ObjectiveType = "Z-LEA" } }).ShouldBeEmpty();
    }
}
