using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class PointBelowFoldTests
{
    private readonly IRule _rule = new PointBelowFold();

    [Fact]
    public void Hashtags_first_hide_the_point()
    {
        var tags = string.Join(' ', Enumerable.Range(0, 20).Select(i => "#Holzwerk" + (char)('a' + i)));
        _rule.Codes(Stated.Of(tags + "\nUnser neuer Tisch ist da.") with { Network = "instagram" }).ShouldBe(["rule.T07.below at text"]);
        _rule.Codes(Stated.Of("Unser neuer Tisch ist da und wartet. " + tags) with { Network = "instagram" }).ShouldBeEmpty();
        _rule.Codes(Stated.Of(tags) with { Network = "bluesky" }).ShouldBeEmpty();
    }
}
