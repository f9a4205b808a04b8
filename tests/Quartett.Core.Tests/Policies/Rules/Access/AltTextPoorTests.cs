using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class AltTextPoorTests
{
    private readonly IRule _rule = new AltTextPoor();

    [Fact]
    public void File_names_and_camera_names_describe_nothing()
    {
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("IMG_2041.jpg")], Network = "instagram" }).ShouldBe(["rule.B02.fileName at images[0].altText"]);
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("DSC_0042")], Network = "instagram" }).ShouldBe(["rule.B02.fileName at images[0].altText"]);
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("Unser Fest 2026.png")], Network = "instagram" }).ShouldBe(["rule.B02.fileName at images[0].altText"]);
    }

    [Fact]
    public void Nineteen_characters_are_few_and_twenty_enough()
    {
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("aaaaaaaaaaaaaaaaaaa")], Network = "instagram" }).ShouldBe(["rule.B02.short at images[0].altText"]);
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("aaaaaaaaaaaaaaaaaaaa")], Network = "instagram" }).ShouldBeEmpty();
    }

    [Fact]
    public void The_caption_hashtags_and_bild_von_are_no_description()
    {
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("Der Tisch ist fertig")], Network = "instagram" }).ShouldBe(["rule.B02.caption at images[0].altText"]);
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("Ein Tisch aus Eiche #Holz")], Network = "instagram" }).ShouldBe(["rule.B02.hashtag at images[0].altText"]);
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("Bild von einem Tisch in der Werkstatt")], Network = "instagram" }).ShouldBe(["rule.B02.imageOf at images[0].altText"]);
    }

    [Fact]
    public void What_a_network_cuts_is_too_long()
    {
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")], Network = "pinterest" }).ShouldBe(["rule.B02.long at images[0].altText"]);
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")], Network = "pinterest" }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")], Network = "instagram" }).ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_may_be_the_subject()
    {
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("Bildhauerin bei der Arbeit an einem Kopf")], Network = "instagram" }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Der Tisch ist fertig.") with { Limits = Stated.Limits with { AltTextMax = null }, Images = [Stated.Image("Fotos der Belegschaft hängen an einer Wand.")], Network = "instagram" }).ShouldBeEmpty();
    }
}
