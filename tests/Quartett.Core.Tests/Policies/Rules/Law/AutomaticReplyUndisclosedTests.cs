using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AutomaticReplyUndisclosedTests
{
    private readonly LawRule _rule = new(new AutomaticReplyUndisclosed(), Stated.Nothing with { Kind = SpeechKind.AutomaticReply }, "instagram");

    [Theory]
    [InlineData("Danke für Ihre Nachricht, wir melden uns morgen.")]
    [InlineData("Hallo, wie kann ich helfen?")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Automatische Antwort: Wir melden uns morgen.")]
    [InlineData("Hier antwortet unser Chatbot.")]
    [InlineData("Diese Antwort wurde automatisch erstellt.")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_person_who_answers_needs_no_notice() => _rule.With(c => c with { Kind = SpeechKind.Reply }).Judge("Wir melden uns.").ShouldBeEmpty();

    [Fact]
    public void A_notice_given_before_is_enough() => _rule.With(c => c with { Message = new(NoticeGiven: true) }).Judge("Wir melden uns.").ShouldBeEmpty();
}
