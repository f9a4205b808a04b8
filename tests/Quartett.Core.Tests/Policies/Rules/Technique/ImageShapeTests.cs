using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class ImageShapeTests
{
    private readonly IRule _rule = new ImageShape();

    [Fact]
    public void Shape_and_type_are_hints()
    {
        var wide = Stated.Image() with { Width = 2000, Height = 500, ContentType = "image/webp" };
        _rule.Judge(Stated.Of("x") with { Network = "instagram", Images = [wide] }).Select(f => (f.Code, f.Severity)).ShouldBe([("rule.T05.type", Severity.Info), ("rule.T05.aspect", Severity.Info)]);
        _rule.Codes(Stated.Of("x") with { Network = "instagram", Images = [Stated.Image() with { Width = 1080, Height = 1080 }] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x") with { Network = "stub", Images = [wide] }).ShouldBeEmpty();
    }
}
