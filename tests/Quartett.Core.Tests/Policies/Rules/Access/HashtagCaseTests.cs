using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class HashtagCaseTests
{
    private readonly IRule _rule = new HashtagCase();

    [Fact]
    public void Several_small_words_are_pointed_out_with_a_better_way()
    {
        _rule.Codes(Stated.Of("Neu #wirsuchenverstärkung"), Stated.Nothing).ShouldBe(["rule.B04.lower at text"]);
        _rule.Judge(Stated.Of("#tagderoffenentür")).ShouldHaveSingleItem().Replacement.ShouldBe("#TagDerOffenenTür");
    }

    [Fact]
    public void One_word_capitals_short_tags_and_unknown_words_are_fine()
    {
        _rule.Codes(Stated.Of("#weihnachtsmarkt #WirSuchenVerstärkung #neuhier #quietschentchen #handwerk"), Stated.Nothing).ShouldBeEmpty();
    }
}
