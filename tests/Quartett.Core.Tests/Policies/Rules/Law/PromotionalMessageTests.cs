using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PromotionalMessageTests
{
    private readonly LawRule _rule = new(new PromotionalMessage(), Stated.Nothing with { Kind = SpeechKind.DirectMessage }, "instagram");

    [Theory]
    [InlineData("Unser Angebot für Sie: Fenster mit Rabatt")]
    [InlineData("Haben Sie Interesse an einem unverbindlichen Gespräch?")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Ihre Lieferung kommt morgen um 9 Uhr")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Consent_or_an_answer_makes_it_fine()
    {
        _rule.With(c => c with { Message = new(Consent: true) }).Judge("Unser Angebot").ShouldBeEmpty();
        _rule.With(c => c with { Message = new(Answers: true) }).Judge("Unser Angebot").ShouldBeEmpty();
        _rule.With(c => c with { Kind = SpeechKind.Post }).Judge("Unser Angebot").ShouldBeEmpty();
    }
}
