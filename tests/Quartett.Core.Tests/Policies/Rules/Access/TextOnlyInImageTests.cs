using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class TextOnlyInImageTests
{
    private readonly IRule _rule = new TextOnlyInImage();

    [Fact]
    public void What_is_only_in_the_picture_is_missing()
    {
        var context = Stated.Nothing with { Images = [new ImageFacts { TextInImage = "Sommerfest 12. Juni, Eintritt frei" }] };
        _rule.Codes(Stated.Of("Kommen Sie vorbei") with { Images = [Stated.Image("Plakat mit Sonne")] }, context).ShouldBe(["rule.B08.only at images[0].altText"]);
        _rule.Codes(Stated.Of("Sommerfest am 12. Juni") with { Images = [Stated.Image("Plakat: Eintritt frei")] }, context).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Kommen Sie vorbei") with { Images = [Stated.Image("Plakat")] }).ShouldBeEmpty();
    }
}
