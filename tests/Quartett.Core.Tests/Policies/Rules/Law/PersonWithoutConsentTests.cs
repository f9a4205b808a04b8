using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PersonWithoutConsentTests
{
    private readonly LawRule _rule = new(new PersonWithoutConsent(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Unser Team")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_face_without_consent_is_blocked() => Of(new() { Persons = PersonsShown.Recognisable }).ShouldHaveFound(Severity.Block);

    [Fact]
    public void With_a_consent_or_without_a_face_it_is_fine()
    {
        Of(new() { Persons = PersonsShown.Recognisable, Consents = [new("person")] }).ShouldBeEmpty();
        Of(new() { Persons = PersonsShown.None }).ShouldBeEmpty();
        Of(new()).ShouldBeEmpty();
    }

    [Fact]
    public void A_question_nobody_answered_is_a_hint() => Of(new() { Persons = PersonsShown.Undeclared }).ShouldHaveFound(Severity.Info);

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
