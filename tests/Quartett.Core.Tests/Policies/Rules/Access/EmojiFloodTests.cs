using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class EmojiFloodTests
{
    private readonly IRule _rule = new EmojiFlood();

    [Fact]
    public void Five_are_enough_and_six_too_many()
    {
        _rule.Codes(Stated.Of("🎉 a 🎉 b 🎉 c 🎉 d 🎉"), Stated.Nothing).ShouldBeEmpty();
        _rule.Codes(Stated.Of("🎉 a 🎉 b 🎉 c 🎉 d 🎉 e 🎉"), Stated.Nothing).ShouldBe(["rule.B05.many at text"]);
    }

    [Fact]
    public void Two_in_a_row_pass_and_three_do_not()
    {
        _rule.Codes(Stated.Of("Fest 🎉🎉"), Stated.Nothing).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Fest 🎉🎉🎉"), Stated.Nothing).ShouldBe(["rule.B05.row at text"]);
    }

    [Fact]
    public void Emojis_are_no_bullet_points()
    {
        _rule.Codes(Stated.Of("✅ eins\n✅ zwei\n✅ drei"), Stated.Nothing).ShouldBe(["rule.B05.bullets at text"]);
    }

    [Fact]
    public void A_family_is_one_emoji()
    {
        _rule.Codes(Stated.Of("👨‍👩‍👧‍👦 kommt 🇩🇪"), Stated.Nothing).ShouldBeEmpty();
    }
}
