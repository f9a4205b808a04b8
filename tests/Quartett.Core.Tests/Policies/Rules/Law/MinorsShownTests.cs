using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class MinorsShownTests
{
    private readonly LawRule _rule = new(new MinorsShown(), Stated.Nothing, "instagram");

    [Fact]
    public void Without_the_guardians_it_is_blocked()
    {
        Of(Young(new Consent("person"))).ShouldHaveFound(Severity.Block);
        Of(Young()).ShouldHaveFound(Severity.Block);
        Of(Young(new Consent("guardian", new(2026, 11, 1)))).ShouldHaveFound(Severity.Block);
    }

    [Fact]
    public void With_them_somebody_looks_at_it()
    {
        Of(Young(new Consent("guardian"), new Consent("person"))).ShouldHaveSingleItem().Code.ShouldBe("rule.P07.check");
        Of(Young(new Consent("guardian"))).ShouldHaveSingleItem().Code.ShouldBe("rule.P07.checkOwn");
    }

    [Fact]
    public void In_Austria_those_old_enough_decide_alone() => Of(Young(new Consent("person")), "AT").ShouldHaveFound(Severity.Approval);

    [Fact]
    public void Grown_up_people_are_another_rules_matter() => Of(new() { Persons = PersonsShown.Recognisable, Minors = false }).ShouldBeEmpty();

    private static ImageFacts Young(params Consent[] consents) => new() { Persons = PersonsShown.Recognisable, Minors = true, Consents = consents };

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
