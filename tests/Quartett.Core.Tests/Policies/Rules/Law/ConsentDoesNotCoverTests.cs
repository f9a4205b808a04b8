using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ConsentDoesNotCoverTests
{
    private readonly LawRule _rule = new(new ConsentDoesNotCover(), Stated.Nothing, "instagram");

    [Fact]
    public void The_last_day_holds_and_the_next_does_not()
    {
        Of(Shown(new Consent("person", new(2026, 12, 1)))).ShouldBeEmpty();
        Of(Shown(new Consent("person", new(2026, 11, 30)))).ShouldHaveSingleItem().Code.ShouldBe("rule.P06.expired");
    }

    [Fact]
    public void What_was_taken_back_or_is_for_elsewhere_does_not_cover()
    {
        Of(Shown(new Consent("person", Withdrawn: true))).ShouldHaveSingleItem().Code.ShouldBe("rule.P06.withdrawn");
        Of(Shown(new Consent("person", Scope: ["linkedin"]))).ShouldHaveSingleItem().Code.ShouldBe("rule.P06.scope");
        Of(Shown(new Consent("person", Scope: ["instagram"]))).ShouldBeEmpty();
    }

    [Fact]
    public void A_renewed_consent_covers() => Of(Shown(new Consent("person", new(2025, 1, 1)), new Consent("person", new(2027, 1, 1)))).ShouldBeEmpty();

    [Fact]
    public void Paid_use_must_be_in_the_scope() =>
        _rule.With(c => c with { Paid = true, Images = [Shown(new Consent("person", Scope: ["instagram"]))] }).Judge(Picture).ShouldHaveFound(Severity.Block);

    private static ImageFacts Shown(params Consent[] consents) => new() { Persons = PersonsShown.Recognisable, Consents = consents };

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
