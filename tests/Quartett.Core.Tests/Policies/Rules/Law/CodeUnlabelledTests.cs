using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class CodeUnlabelledTests
{
    private readonly LawRule _rule = new(new CodeUnlabelled(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Mit dem Code HOLZ15 spart ihr bei Leimwerk")]
    [InlineData("Rabattcode: „ANNA10“")]
    [InlineData("Gutscheincode SOMMER eingeben")]
    [InlineData("https://www.leimwerk.example/leim?aff=lindner")]
    [InlineData("Hier kaufen: www.shop.example/?tag=lind-21")]
    [InlineData("https://amzn.to/3xYz")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Werbung: Mit dem Code HOLZ15 spart ihr bei Leimwerk")]
    [InlineData("Unsere Seite: https://lindner.example/?utm_source=instagram")]
    [InlineData("https://lindner.example/?ref=facebook")]
    [InlineData("Wir schreiben Code in der Freizeit")]
    [InlineData("QR-Code scannen und Termin buchen")]
    [InlineData("*Affiliate-Link: https://amzn.to/3xYz")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_code_with_our_name_is_ours() => _rule.With(c => c with { OwnNames = ["Lindner GmbH"] }).Judge("Mit dem Code LINDNER10 im Laden").ShouldBeEmpty();

    [Fact]
    public void An_address_beside_the_text_is_seen_as_well() => _rule.With(c => c with { LinkFields = ["https://x.example/?affid=7"] }).Judge("Neu").ShouldHaveSingleItem().Field.ShouldBe("links[0]");

    [Fact]
    public void Nothing_in_return_is_no_advertising() => _rule.With(c => c with { Compensation = Compensation.None }).Judge("Mit dem Code HOLZ15").ShouldBeEmpty();
}
