using Quartett.Core.People;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Writing;
using Quartett.Core.Tests.People;
using Quartett.Core.Tests.Policies.Writing;
using Quartett.Core.Texts;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using Xunit;

namespace Quartett.Core.Tests.Printing;

/// <summary>What was printed is read again.</summary>
public sealed class PressTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task A_policy_on_paper_has_every_heading_umlaut_and_page_number(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.FirstPolicyAsync();
        var version = await company.Core.DoneAsync(new ReadPolicyVersion(company.Workspace, 1), company.Author);
        var read = Read(await company.Core.DoneAsync(new PrintPolicy(company.Workspace, 1), company.Author));

        foreach (var id in TemplateLibrary.Ids) Squeezed(read.Text).ShouldContain(Squeezed(id == "TEN" ? "Zehn Punkte für alle" : $"{id} {TemplateLibrary.In(id, "de").Title}"));
        foreach (var letter in "äöüÄÖÜß„“§") read.Text.ShouldContain(letter);
        Squeezed(read.Text).ShouldContain(version.Line.Hash);
        read.Text.ShouldNotContain("**");
        read.Text.ShouldNotContain('?' + "ber");
        read.Pages.ShouldBeGreaterThan(5);
        for (var page = 1; page <= read.Pages; page++) Squeezed(read.Text).ShouldContain($"de:policy.paper.page()");
    }

    [Theory, Databases]
    public async Task A_certificate_on_paper_names_person_course_and_number_and_only_for_who_may_see_it(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var certificate = (await company.PassAsync("L02", company.Author)).Certificate!.Value;
        var text = Squeezed(Read(await company.Core.DoneAsync(new PrintCertificate(company.Workspace, certificate), company.Author)).Text);

        text.ShouldContain("AnnaAuer");
        text.ShouldContain(Squeezed(CourseNames.Of(["L02"], company.Author.Language)[4..]));
        text.ShouldContain(certificate.ToString());
        (await company.Core.RunAsync(new PrintCertificate(company.Workspace, certificate), company.Editor)).Refusal!.Code.ShouldBe("kernel.notFound");
    }

    [Fact]
    public void Pages_are_counted_and_nothing_stands_outside_of_them()
    {
        var blocks = Enumerable.Range(1, 80).SelectMany(i => new PaperBlock[] { new PaperHeading(2, $"Abschnitt {i}"), new PaperText(string.Concat(Enumerable.Repeat("Grüße aus Österreich. ", 12))) }).ToList();
        blocks.Add(new PaperTable(["Name", "Wann"], [.. Enumerable.Range(1, 90).Select(i => (IReadOnlyList<string>)[$"Frau Müller-Lüdenscheidt {i}", "heute"])], [2, 1]));
        blocks.Add(new PaperText(new string('x', 900)));
        using var pdf = PdfDocument.Open(Press.Print(new("Prüfung", "de", "Fuß", "Seite {0} von {1}", blocks), At));

        pdf.NumberOfPages.ShouldBeGreaterThan(5);
        foreach (var page in pdf.GetPages())
        {
            ContentOrderTextExtractor.GetText(page).ShouldContain($"Seite {page.Number} von {pdf.NumberOfPages}");
            page.Letters.ShouldAllBe(l => l.BoundingBox.Left >= 50 && l.BoundingBox.Right <= 545 && l.BoundingBox.Bottom >= 30 && l.BoundingBox.Top <= 800);
        }

        Read(pdf).ShouldContain("Frau Müller-Lüdenscheidt 90");
        pdf.Information.Title.ShouldBe("Prüfung");
    }

    [Fact]
    public void The_font_lies_in_it_and_letters_it_lacks_become_question_marks()
    {
        var bytes = Press.Print(new("T", "de", "", "{0}/{1}", [new PaperText("Grüße 🎉 日本 żółć"), new PaperText(string.Concat(Enumerable.Range(0x0100, 600).Select(c => (char)c)))]), At);
        using var pdf = PdfDocument.Open(bytes);

        Read(pdf).ShouldContain("Grüße ? ?? żółć");
        pdf.GetPage(1).Letters.Select(l => l.FontName).Distinct().ShouldAllBe(name => name!.Contains("Inter"));
        bytes.Length.ShouldBeLessThan(400_000);
    }

    [Fact]
    public void Marks_become_headings_lists_and_tables()
    {
        var blocks = MarkedPaper.Of("# Groß\n\nEin **starkes** Wort und ein [Link](https://lindner.example).\n\n1. eins\n2. zwei\n\n- Punkt\n\n| a | b |\n| - | - |\n| c | d |\n\n---", below: 2);

        blocks[0].ShouldBe(new PaperHeading(3, "Groß"));
        ((PaperText)blocks[1]).Runs.ShouldContain(new PaperRun("starkes", Strong: true));
        string.Concat(((PaperText)blocks[1]).Runs.Select(r => r.Text)).ShouldBe("Ein starkes Wort und ein Link (https://lindner.example).");
        ((PaperList)blocks[2]).Numbered.ShouldBeTrue();
        ((PaperList)blocks[3]).Items.Count.ShouldBe(1);
        ((PaperTable)blocks[4]).Rows[0].ShouldBe(["c", "d"]);
        blocks[5].ShouldBeOfType<PaperRule>();
    }

    [Fact]
    public void A_picture_is_printed_no_wider_than_the_page()
    {
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        using var pdf = PdfDocument.Open(Press.Print(new("T", "de", "", "{0}/{1}", [new PaperPicture(png, 500)]), At));
        pdf.GetPage(1).GetImages().ShouldHaveSingleItem().BoundingBox.Width.ShouldBeLessThanOrEqualTo(460);
    }

    private static (string Text, int Pages) Read(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes);
        return (Read(pdf), pdf.NumberOfPages);
    }

    private static string Read(PdfDocument pdf) => string.Join('\n', pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
