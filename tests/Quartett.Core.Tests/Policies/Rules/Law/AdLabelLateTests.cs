using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AdLabelLateTests
{
    private readonly LawRule _rule = new(new AdLabelLate(), Stated.Nothing with { Compensation = Compensation.Product }, "instagram");

    [Theory]
    [InlineData("Seit zwei Wochen testen wir den Staubsauger auf der Baustelle. (Anzeige)")]
    [InlineData("So läuft das bei uns in der Montage, jeden Tag. #Werbung")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Werbung: Seit zwei Wochen testen wir den Staubsauger.")]
    [InlineData("Der neue Staubsauger ist da.")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void The_twentieth_character_is_early_enough_and_the_next_is_not()
    {
        _rule.Judge(new string('x', 18) + ". Anzeige.").ShouldBeEmpty();
        _rule.Judge(new string('x', 19) + ". Anzeige.").ShouldHaveFound(Severity.Approval);
    }

    [Fact]
    public void In_a_later_part_of_a_thread_it_is_late() => _rule.Judge(Stated.Of("Neu bei uns", "Werbung")).ShouldHaveFound(Severity.Approval);
}
