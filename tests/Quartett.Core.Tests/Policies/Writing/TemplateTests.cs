using System.Text.RegularExpressions;
using CsCheck;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Writing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Writing;

/// <summary>What is true of every section that comes with the product, in both languages and for every answer.</summary>
public sealed partial class TemplateTests
{
    private static readonly Gen<string> Words = Gen.OneOf(Gen.Const("Jana Lindner"), Gen.Const("{{company}}"), Gen.Const("{{if council}} x"), Gen.Const("A & B *GmbH* <b>_[x]_"), Gen.String[Gen.Char[' ', '~'], 1, 30]);

    private static readonly Gen<Answers> AnyAnswers =
        from language in Among("de", "en")
        from responsible in Words
        from deputy in Gen.OneOf(Gen.Const(""), Words)
        from hours in Words
        from company in Words
        from yes in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from ai in Among(Enum.GetValues<AiUse>())
        from country in Among("DE", "AT", "CH")
        from sector in Among("crafts", "health", "food", "automotive", "realEstate", "finance", "other")
        select new Answers(new(language, responsible, deputy, yes.Item1, yes.Item2, yes.Item3, ai, hours), company, country, sector, "Handwerk", "niemand");

    public static TheoryData<string> Sections { get; } = [.. TemplateLibrary.Ids];

    [Fact]
    public void There_are_the_ten_points_and_nineteen_sections() => TemplateLibrary.Ids.Count.ShouldBe(20);

    [Theory, MemberData(nameof(Sections))]
    public void A_section_is_the_same_in_both_languages(string id)
    {
        var (german, english) = (TemplateLibrary.In(id, "de"), TemplateLibrary.In(id, "en"));

        Shape(english).ShouldBe(Shape(german));
        Points(english).ShouldBe(Points(german));
        Paragraphs(english).ShouldBe(Paragraphs(german));
        foreach (var text in new[] { german.Text, english.Text })
        {
            text.ShouldNotContain('!');
            text.ShouldNotContain("rechtssicher", Case.Insensitive);
        }

        static string Shape(Template template) => string.Join(' ', Asked().Matches(template.Text).Select(m => m.Value).Where(m => m.StartsWith("{{if", StringComparison.Ordinal)))
            + " | " + string.Join(' ', Asked().Matches(template.Text).Select(m => m.Value).Where(m => !m.StartsWith("{{if", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        static int Points(Template template) => template.Text.Split('\n').Count(l => Regex.IsMatch(l, @"^(\{\{if [A-Za-z-]+\}\} )?(- |\d+\. )", RegexOptions.None, TimeSpan.FromSeconds(1)));
        static int Paragraphs(Template template) => template.Text.Split("\n\n").Length;
    }

    [Fact]
    public void Whatever_is_answered_nothing_is_left_open_and_each_section_has_80_to_220_words() => AnyAnswers.Sample(
        answers =>
        {
            foreach (var id in TemplateLibrary.Ids)
            {
                var text = TemplateLibrary.In(id, answers.Interview.Language).Fill(answers);
                text.ShouldNotContain('{', id);
                text.ShouldNotContain('}', id);
                text.ShouldNotContain("\n\n\n", Case.Sensitive, id);
                text.ShouldBe(text.Trim());
                // Names of several words count too; a little more than what the text itself may have.
                Word().Count(text).ShouldBeInRange(80, 260, $"{id} {answers.Interview}");
            }
        },
        iter: 150);

    [Theory, InlineData("de"), InlineData("en")]
    public void Each_section_is_80_to_220_words_long_with_usual_answers(string language)
    {
        foreach (var id in TemplateLibrary.Ids)
            Word().Count(TemplateLibrary.In(id, language).Fill(Usual(language))).ShouldBeInRange(80, 220, id);
    }

    [Fact]
    public void Answers_decide_what_stays()
    {
        string Said(string id, Func<PolicyInterview, PolicyInterview> change) => TemplateLibrary.In(id, "de").Fill(Usual("de") with { Interview = change(Usual("de").Interview) });

        Said("POL-04", a => a with { Formal = true }).ShouldContain("mit **Sie** an");
        Said("POL-04", a => a with { Formal = false }).ShouldContain("mit **Du** an");
        Said("POL-18", a => a with { WorksCouncil = true }).ShouldContain("mit dem Betriebsrat vereinbart");
        Said("POL-18", a => a with { WorksCouncil = false }).ShouldContain("Einen Betriebsrat gibt es nicht");
        Said("POL-08", a => a with { Ai = AiUse.None }).ShouldContain("ohne KI-Programme");
        Said("POL-08", a => a with { Ai = AiUse.WithReview }).ShouldContain("eine zweite Person es geprüft hat");
        Said("POL-08", a => a with { Ai = AiUse.Allowed }).ShouldContain("Wer veröffentlicht, prüft selbst");
        Said("POL-11", a => a).ShouldContain("montags bis freitags, 8 bis 16 Uhr");
        Said("POL-02", a => a with { Deputy = "" }).ShouldContain("noch niemand benannt");
        Said("POL-03", a => a with { Alone = true }).ShouldContain("Bedenkzeit");
    }

    [Fact]
    public void What_a_company_calls_itself_is_no_mark_and_no_placeholder()
    {
        var text = TemplateLibrary.In("POL-02", "de").Fill(Usual("de") with { Company = "*{{hours}}* <b>", Interview = Usual("de").Interview with { Responsible = "# Jana\nLindner" } });
        text.ShouldContain(@"\*((hours))\* \<b\>");
        text.ShouldContain(@"\# Jana Lindner");
    }

    private static Answers Usual(string language) => new(new(language, "Jana Lindner", "Tom Berger", Formal: true, Alone: false, WorksCouncil: false, AiUse.WithReview, "montags bis freitags, 8 bis 16 Uhr"), "Tischlerei Lindner", "DE", "crafts", "Handwerk", "noch niemand benannt");

    private static Gen<T> Among<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.None, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
