using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class FormOfAddressTests
{
    private readonly IRule _rule = new FormOfAddress();

    [Fact]
    public void A_company_that_says_Sie_does_not_say_du()
    {
        _rule.Codes(Stated.Of("Du willst mehr wissen? Schreib uns."), Stated.Nothing with { Voice = Voice.Sie }).ShouldBe(["rule.M01.du at text"]);
        _rule.Codes(Stated.Of("Wir freuen uns auf euch."), Stated.Nothing with { Voice = Voice.Sie }).ShouldBe(["rule.M01.du at text"]);
        _rule.Codes(Stated.Of("Habt ihr Lust?"), Stated.Nothing with { Voice = Voice.Sie }).ShouldBe(["rule.M01.du at text"]);
    }

    [Fact]
    public void A_company_that_says_du_does_not_say_Sie()
    {
        _rule.Codes(Stated.Of("Wir freuen uns auf Sie."), Stated.Nothing with { Voice = Voice.Du }).ShouldBe(["rule.M01.sie at text"]);
        _rule.Codes(Stated.Of("Bringen Sie Ihre Familie mit."), Stated.Nothing with { Voice = Voice.Du }).ShouldBe(["rule.M01.sie at text"]);
    }

    [Fact]
    public void Quotations_names_French_and_capitals_at_the_start_are_let_be()
    {
        _rule.Codes(Stated.Of("„Du schaffst das“, sagt der Meister. Plat du jour: Zander. Wir sind per Du."), Stated.Nothing with { Voice = Voice.Sie }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Sie haben es geschafft: unsere Azubis. Kommt Ihr vorbei?"), Stated.Nothing with { Voice = Voice.Du }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Neu bei Dein Laden GmbH"), Stated.Nothing with { Voice = Voice.Sie, OwnNames = ["Dein Laden GmbH"] }).ShouldBeEmpty();
    }

    [Fact]
    public void Both_in_one_text_are_mixed_whatever_the_voice()
    {
        _rule.Codes(Stated.Of("Hast du Fragen? Wir helfen Ihnen gern."), Stated.Nothing).ShouldBe(["rule.M01.mixed at text"]);
        _rule.Codes(Stated.Of("Wir helfen Ihnen gern."), Stated.Nothing).ShouldBeEmpty();
    }
}
