using CsCheck;
using Quartett.Core.Policies.Language;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Language;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("klimаneutrаl", "klimaneutral")] // Cyrillic а
    [InlineData("klimaοneutral", "klimaoneutral")] // Greek ο
    [InlineData("kli\u200Bma\u00ADneutral", "klimaneutral")]
    [InlineData("𝗡𝗲𝘂", "Neu")]
    [InlineData("ＮＥＵ", "NEU")]
    [InlineData("CO₂-neutral", "CO2-neutral")]
    [InlineData("u\u0308ber", "über")]
    [InlineData("−30\u00A0%", "-30 %")]
    [InlineData("ﬁnden", "finden")]
    public void A_text_becomes_what_a_reader_sees(string written, string seen) => PlainText.Of(written).Text.ShouldBe(seen);

    [Fact]
    public void Half_a_character_is_no_reason_to_fall() => PlainText.Of("x\uD800y").Text.ShouldBe("x\uFFFDy");

    [Fact]
    public void A_place_leads_back_to_the_original()
    {
        var plain = PlainText.Of("𝗡𝗲𝘂: kli\u00ADmaneutral");
        plain.Text.ShouldBe("Neu: klimaneutral");
        plain.Locate(0, 3).ShouldBe((0, 6));
        plain.Locate(5, 12).ShouldBe((8, 13));
        plain.Locate(0, 0).ShouldBe((0, 0));
    }

    [Fact]
    public void No_text_whatever_is_too_much_and_every_place_lies_inside() =>
        Gen.Char.Array.Select(c => new string(c)).Sample(text =>
        {
            var plain = PlainText.Of(text);
            var last = 0;
            for (var i = 0; i < plain.Text.Length; i++)
            {
                var (start, length) = plain.Locate(i, 1);
                if (start < last || length < 1 || start + length > text.Length) return false;
                last = start;
            }

            return true;
        });

    [Fact]
    public void Ascii_stays_where_it_is() =>
        Gen.String[Gen.Char['\u0001', '\u007E'], 0, 80].Sample(text =>
        {
            var plain = PlainText.Of(text);
            return plain.Text == text && Enumerable.Range(0, text.Length).All(i => plain.Locate(i, 1) == (i, 1));
        });
}

public sealed class ReadingTests
{
    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.Char.Array.Select(c => new string(c)),
        Pieces("Rabatt", "nur heute", "„", "“", "-", "%", "€", "12", ".", "14. Mai", " ", "\n", "Frau", "Schmitz", "https://", "www.x.de", "@", "#", "\u200B", "\uD800", "z. B.", "nicht", "klimaneutral", "*innen", ":", "IBAN", "0152 28817386").Array[0, 40].Select(string.Concat));

    private static Gen<string> Pieces(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    [Fact]
    public void Reading_and_every_search_in_it_take_any_text() =>
        Anything.Sample(text =>
        {
            var reading = Reading.Of(text, ["Grün GmbH"]);
            foreach (var name in Lexicons.Standard.Names.Where(n => n != "first-names"))
            {
                foreach (var hit in reading.Find(Lexicons.Standard[name]))
                {
                    if (hit.Start < 0 || hit.Length < 1 || hit.Start + hit.Length > text.Length) return false;
                    _ = reading.IsNegated(hit) || reading.IsQuoted(hit);
                }
            }

            IEnumerable<Stretch> places =
            [
                .. reading.All(Amounts.Money).Select(x => x.At), .. reading.All(Amounts.Percentages).Select(x => x.At), .. reading.All(Moments.Dates).Select(x => x.At),
                .. reading.All(Moments.Times).Select(x => x.At), .. reading.All(PersonalNumbers.In).Select(x => x.At), .. reading.All(Addresses.Mail).Select(x => x.At),
                .. reading.All(Addresses.Web).Select(x => x.At), .. reading.All(Codes.In).Select(x => x.At), .. reading.All(Persons.In).Select(x => x.At), .. reading.Quotations,
            ];
            return places.All(p => reading.Locate(p) is var (start, length) && start >= 0 && length > 0 && start + length <= text.Length);
        }, iter: 2000);

    [Theory]
    [InlineData("Das kostet z. B. bei Nr. 1 am 14. Mai ca. 5 Euro. Kommen Sie.", 2)]
    [InlineData("Eins! Zwei? Drei…", 3)]
    [InlineData("Überschrift\nText darunter.", 2)]
    [InlineData("Eine Zeile, die\nweiter geht.", 1)]
    [InlineData("Bis 18 Uhr bzw. 19 Uhr.", 1)]
    [InlineData("Unter www.lindner.example finden Sie mehr.", 1)]
    public void Sentences_end_where_they_end(string text, int count) => Reading.Of(text).Sentences.Count.ShouldBe(count);

    [Theory]
    [InlineData("Das ist nicht klimaneutral.", true)]
    [InlineData("Klimaneutral sind wir nicht.", true)]
    [InlineData("Wir sind weder klimaneutral noch billig.", true)]
    [InlineData("Nicht nur klimaneutral, auch schön.", false)]
    [InlineData("Ohne Plastik klimaneutral verpackt.", false)]
    [InlineData("Nicht teuer, aber klimaneutral.", false)]
    [InlineData("Klimaneutral. Das ist nicht neu.", false)]
    [InlineData("Keine klimaneutrale Ware", true)]
    public void Denial_reaches_as_far_as_it_reads(string text, bool denied)
    {
        var reading = Reading.Of(text);
        reading.IsNegated(reading.Find(Lexicons.Standard["climate-neutral"]).ShouldHaveSingleItem()).ShouldBe(denied);
    }

    [Theory]
    [InlineData("Unsere klimaneutrale Lieferung", 1)]
    [InlineData("KLIMANEUTRALITÄT", 1)]
    [InlineData("#KlimaNeutral", 1)]
    [InlineData("klima-neutral", 1)]
    [InlineData("Umweltfreundlichkeit", 1)]
    [InlineData("ökologische Mode", 1)]
    [InlineData("oekologische Mode", 1)]
    [InlineData("okologische Mode", 1)]
    [InlineData("Öko-Verpackung", 1)]
    [InlineData("grüne Verpackung", 1)]
    [InlineData("Grünkohl, Grünberg, begrünen", 0)]
    [InlineData("grüne Wände", 0)]
    [InlineData("www.klimaneutral.de @klimaneutral", 0)]
    [InlineData("ökologischer Landbau", 0)]
    public void Words_are_found_bent_joined_and_typed_otherwise(string text, int count) => Reading.Of(text).Find(Lexicons.Standard["green"]).Count.ShouldBe(count);

    [Fact]
    public void Own_names_are_no_words()
    {
        var lexicon = Lexicon.Parse("own", ["grün"]);
        Reading.Of("Grün GmbH lädt ein", ["Grün GmbH"]).Find(lexicon).ShouldBeEmpty();
        Reading.Of("Grün lädt ein", ["Grün GmbH"]).Find(lexicon).ShouldBeEmpty();
        Reading.Of("Alles grün bei Grün", ["Grün GmbH"]).Find(lexicon).ShouldHaveSingleItem().Start.ShouldBe(6);
    }

    [Fact]
    public void A_hashtag_writes_a_phrase_as_one_word() =>
        Reading.Of("#NurHeute im Laden").Find(Lexicons.Standard["urgency"]).ShouldHaveSingleItem().Tag.ShouldBe("today");

    [Fact]
    public void Lines_of_ones_own_add_and_take_away()
    {
        var own = Lexicons.Standard.With(new Dictionary<string, IReadOnlyList<string>> { ["green"] = ["erdenlieb*", "!nachhaltig* tischlern"] });
        Reading.Of("erdenliebe Möbel, nachhaltig tischlern").Find(own["green"]).ShouldHaveSingleItem().Start.ShouldBe(0);
    }

    [Fact]
    public void What_stands_between_marks_is_quoted()
    {
        var reading = Reading.Of("Er sagt „klimaneutral“ und meint klimaneutral.");
        reading.Find(Lexicons.Standard["climate-neutral"]).Select(reading.IsQuoted).ShouldBe([true, false]);
    }
}

public sealed class DetectorTests
{
    [Theory]
    [InlineData("statt 99 € jetzt 69 €", "99 EUR, 69 EUR")]
    [InlineData("1.299,00 Euro", "1299.00 EUR")]
    [InlineData("CHF 1'250.50", "1250.50 CHF")]
    [InlineData("nur 99,-", "99 ")]
    [InlineData("€ 12,90", "12.90 EUR")]
    [InlineData("3 Franken", "3 CHF")]
    [InlineData("99 Cent", "0.99 EUR")]
    [InlineData("um 18 Uhr, 20 Gäste", "")]
    public void Money(string text, string found) =>
        string.Join(", ", Reading.Of(text).All(Amounts.Money).Select(m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{m.Value} {m.Currency}"))).ShouldBe(found);

    [Fact]
    public void Money_knows_from_and_per_and_large()
    {
        Reading.Of("ab 49 €").All(Amounts.Money).ShouldHaveSingleItem().From.ShouldBeTrue();
        Reading.Of("3,20 €/kg").All(Amounts.Money).ShouldHaveSingleItem().Per.ShouldBe("kg");
        Reading.Of("4 Mio. Euro").All(Amounts.Money).ShouldHaveSingleItem().Large.ShouldBeTrue();
    }

    [Theory]
    [InlineData("−30 % auf Bohrer", "30 minus")]
    [InlineData("-20%", "20 minus")]
    [InlineData("20 Prozent Nachlass", "20")]
    [InlineData("zehn Prozent", "10")]
    [InlineData("12,5 %", "12.5")]
    public void Percentages(string text, string found) =>
        string.Join(", ", Reading.Of(text).All(Amounts.Percentages).Select(p => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Value}{(p.Minus ? " minus" : "")}"))).ShouldBe(found);

    [Theory]
    [InlineData("Samstag, 14. Mai 2027", "14.5.2027 Saturday")]
    [InlineData("am 1. März", "1.3. ")]
    [InlineData("Fr, 3.12.", "3.12. Friday")]
    [InlineData("2026-12-24", "24.12.2026 ")]
    [InlineData("01.12.26", "1.12.2026 ")]
    [InlineData("Version 2.0", "")]
    public void Dates(string text, string found) =>
        string.Join(", ", Reading.Of(text).All(Moments.Dates).Select(d => $"{d.Day}.{d.Month}.{d.Year} {d.Weekday}")).ShouldBe(found);

    [Theory]
    [InlineData("ab 18 Uhr", "18:00")]
    [InlineData("9:30 bis 12.15 Uhr", "9:30, 12:15")]
    public void Times(string text, string found) => string.Join(", ", Reading.Of(text).All(Moments.Times).Select(t => $"{t.Hour}:{t.Minute:00}")).ShouldBe(found);

    [Theory]
    [InlineData("Tel. 0152 28817386", "Phone")]
    [InlineData("04821 / 12345", "Phone")]
    [InlineData("+49 (0)4821 12345-0", "Phone")]
    [InlineData("+41 44 668 18 00", "Phone")]
    [InlineData("0043 1 234567", "Phone")]
    [InlineData("DE89 3704 0044 0532 0130 00", "Iban")]
    [InlineData("DE89 3704 0044 0532 0130 01", "")]
    [InlineData("Kennzeichen IZ-AB 123", "Plate")]
    [InlineData("Auftragsnummer 2026-4711", "OrderNumber")]
    [InlineData("geboren am 3. Mai 1985", "Birthdate")]
    [InlineData("am 01.12.2026 um 10 Uhr", "")]
    [InlineData("Art.-Nr. 0815 4711", "")]
    [InlineData("01067 Dresden, 0,5 l, 1000 kg", "")]
    [InlineData("seit 1985, 2026 und 2027", "")]
    public void Numbers_of_persons(string text, string found) => string.Join(", ", Reading.Of(text).All(PersonalNumbers.In).Select(n => n.Kind)).ShouldBe(found);

    [Fact]
    public void The_same_number_is_the_same_however_written() =>
        (PersonalNumbers.SamePhone("+49 4821 12345", "04821/12345") && PersonalNumbers.SamePhone("0049 (0)4821 12345", "04821 12345") && !PersonalNumbers.SamePhone("04821 12345", "04821 12346")).ShouldBeTrue();

    [Theory]
    [InlineData("Frau Schmitz ist da", "Frau Schmitz")]
    [InlineData("Danke, Jana Lindner und Sabine M.!", "Jana Lindner, Sabine M")]
    [InlineData("Herr Dr. von der Heide kommt", "Herr Dr. von der Heide")]
    [InlineData("Anna-Lena Meier", "Anna-Lena Meier")]
    [InlineData("Anne-Frank-Schule, Max-Planck-Straße, Frau Holle, Karl Schulze GmbH", "")]
    [InlineData("Am Markt ist Rosen Montag", "")]
    public void Persons_have_names(string text, string found)
    {
        var reading = Reading.Of(text);
        string.Join(", ", reading.All(Persons.In).Select(p => reading.Words(p.At))).ShouldBe(found);
    }

    [Theory]
    [InlineData("Mit Code HERBST20 sparen", "HERBST20")]
    [InlineData("Rabattcode: „ANNA15“", "ANNA15")]
    [InlineData("Gutscheincode lautet SOMMER", "SOMMER")]
    [InlineData("Wir programmieren Code im Team", "")]
    public void Discount_codes(string text, string found) => string.Join(", ", Reading.Of(text).All(Codes.In).Select(c => c.Code)).ShouldBe(found);

    [Fact]
    public void Addresses_have_hosts_and_parameters()
    {
        var address = Reading.Of("Hier: https://www.shop.example/x?tag=lind-21&utm_source=a.").All(Addresses.Web).ShouldHaveSingleItem();
        address.Host.ShouldBe("shop.example");
        address.Parameters.ShouldBe([("tag", "lind-21"), ("utm_source", "a")]);
    }
}
