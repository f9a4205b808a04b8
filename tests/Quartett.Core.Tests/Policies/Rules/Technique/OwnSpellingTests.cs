using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class OwnSpellingTests
{
    private readonly IRule _rule = new OwnSpelling();

    [Fact]
    public void The_companys_spelling_holds_word_by_word()
    {
        var context = Stated.Nothing with { Glossary = [new GlossaryTerm("Mass-Möbel", "Maßmöbel", Spelling: true), new GlossaryTerm("billig")] };
        _rule.Judge(Stated.Of("Unsere Mass-Möbel"), context).ShouldHaveSingleItem().Replacement.ShouldBe("Maßmöbel");
        _rule.Codes(Stated.Of("Unsere Maßmöbel, nicht billig"), context).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Unsere Mass-Möbel")).ShouldBeEmpty();
    }
}
