using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PriceIncompleteTests
{
    private readonly LawRule _rule = new(new PriceIncomplete(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Haustür 1.890 € zzgl. MwSt.")]
    [InlineData("Wartung 149 € netto")]
    [InlineData("Neue Fenster ab 299 €")]
    [InlineData("Diele 49 €, zuzüglich Bearbeitungsgebühr")]
    [InlineData("Schneidebrett 39 €, jetzt im Onlineshop")]
    [InlineData("Tür für 900 Euro plus Mehrwertsteuer")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Haustür 1.890 €")]
    [InlineData("Flammkuchen ab 9 Euro pro Portion")]
    [InlineData("Fenster ab 299 €, je nach Größe")]
    [InlineData("Schneidebrett 39 € inkl. MwSt., zzgl. Versand, im Onlineshop")]
    [InlineData("4 Mio. Euro netto Umsatz")]
    [InlineData("Ab 18 Uhr gibt es Suppe")]
    [InlineData("Netto blieben 200 Gramm")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Between_firms_prices_may_be_net() => _rule.With(c => c with { Audience = Audience.B2b }).Runs("2026-12-01").ShouldBeFalse();
}
