using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class SaidBeforeTests
{
    private readonly IRule _rule = new SaidBefore();

    [Fact]
    public void The_same_within_ninety_days_on_the_same_channel_is_named()
    {
        const string Text = "Unser neuer Tisch aus Eiche steht in der Ausstellung";
        var said = Stated.Of(Text) with { Network = "instagram" };
        RuleContext Before(int days, string text, string network = "instagram") => Stated.Nothing with { Earlier = [new EarlierPost(Stated.Nothing.Now.AddDays(-days), text, network)] };
        _rule.Codes(said, Before(90, Text)).ShouldBe(["rule.T06.before at text"]);
        _rule.Codes(said, Before(91, Text)).ShouldBeEmpty();
        _rule.Codes(said, Before(3, Text, "facebook_page")).ShouldBeEmpty();
        _rule.Codes(said, Before(3, "Unser alter Schrank aus Buche steht im Lager")).ShouldBeEmpty();
        _rule.Codes(said).ShouldBeEmpty();
    }
}
