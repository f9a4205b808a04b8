using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class PlaceholderLeftTests
{
    private readonly IRule _rule = new PlaceholderLeft();

    [Fact]
    public void What_was_to_be_filled_in_is_blocked()
    {
        foreach (var text in new[] { "TODO", "Preis: XXX €", "Hallo {Vorname}", "Ihr [NAME]", "lorem ipsum", "Anmeldung: hier Link", "am XX.XX.2026", "[Datum einfügen]", "um XX Uhr" })
        {
            _rule.Judge(Stated.Of(text)).ShouldNotBeEmpty(text);
        }

        _rule.Judge(Stated.Of("Preis: XXX €")).First().Severity.ShouldBe(Severity.Block);
    }

    [Fact]
    public void Sizes_ellipses_labels_and_faces_are_none()
    {
        _rule.Codes(Stated.Of("XXL-Torte bei XXXLutz [...] [Anzeige] [Werbung] todo el mundo <3 :-} Der Link ist unten."), Stated.Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void The_description_is_looked_at_too()
    {
        _rule.Codes(Stated.Of("x") with { Images = [Stated.Image("TODO beschreiben")] }).ShouldBe(["rule.T08.left at images[0].altText"]);
    }
}
