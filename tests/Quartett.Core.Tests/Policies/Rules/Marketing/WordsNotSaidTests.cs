using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class WordsNotSaidTests
{
    private readonly IRule _rule = new WordsNotSaid();

    [Fact]
    public void Forms_of_a_word_on_the_list_are_found_and_replaced()
    {
        var context = Stated.Nothing with { Glossary = [new GlossaryTerm("billig", "preiswert")] };
        _rule.Judge(Stated.Of("Unsere billigen Tische"), context).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Replacement.ShouldBe("preiswert"), f => f.Start.ShouldBe(7), f => f.Length.ShouldBe(8));
        _rule.Codes(Stated.Of("„Nicht billig, aber gut“, sagt ein Kunde"), context).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Unsere billigen Tische")).ShouldBeEmpty();
    }
}
