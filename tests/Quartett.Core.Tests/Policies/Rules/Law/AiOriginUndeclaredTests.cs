using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AiOriginUndeclaredTests
{
    private readonly LawRule _rule = new(new AiOriginUndeclared(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Ein Text")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Asked_and_not_answered_is_a_warning()
    {
        Of(new() { AiOrigin = Origin.Undeclared }).ShouldHaveFound(Severity.Warn);
        Of(new() { AiOrigin = Origin.None }).ShouldBeEmpty();
        Of(new()).ShouldBeEmpty();
        _rule.With(c => c with { Text = new(Origin.Undeclared) }).Judge("x").ShouldHaveFound(Severity.Warn);
    }

    [Fact]
    public void A_tools_name_in_the_file_tells() => Of(new() { AiOrigin = Origin.None, GeneratorSeen = "Imagewerk 3" }).ShouldHaveSingleItem().Code.ShouldBe("rule.P15.generator");

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
