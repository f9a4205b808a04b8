using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AiTextUnreviewedTests
{
    private readonly LawRule _rule = new(new AiTextUnreviewed(), Stated.Nothing with { Text = new(Origin.Generated) }, "instagram");

    [Theory]
    [InlineData("Was der Bürgerentscheid für die Stadt bedeutet")]
    [InlineData("Das neue Gesetz im Bundestag")]
    [InlineData("Trinkwasser im Landkreis: die Lage")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Fünf Tipps zur Heizungspflege")]
    [InlineData("Wir haben die Wahl zwischen Eiche und Esche")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_person_who_answers_for_it_is_enough() => _rule.With(c => c with { Text = new(Origin.Generated, "Jana Lindner", true) }).Judge("Das neue Gesetz").ShouldBeEmpty();

    [Fact]
    public void Who_says_it_matters_to_the_public_is_believed_and_who_denies_it_too()
    {
        _rule.With(c => c with { Text = new(Origin.Generated, null, true) }).Judge("Neues vom Hof").ShouldHaveFound(Severity.Approval);
        _rule.With(c => c with { Text = new(Origin.Generated, null, false) }).Judge("Das neue Gesetz").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_with_help_only_is_a_persons() => _rule.With(c => c with { Text = new(Origin.Assisted) }).Judge("Das neue Gesetz").ShouldBeEmpty();
}
