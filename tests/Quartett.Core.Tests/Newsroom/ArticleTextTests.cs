using AngleSharp.Html.Parser;
using Quartett.Core.Newsroom;
using Quartett.Core.Newsroom.Writing;
using Quartett.Core.Texts;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Newsroom;

public sealed class ArticleTextTests
{
    public static TheoryData<string> Tricks =>
    [
        "<script>alert(1)</script>",
        "Text <script src=//evil.example/x.js></script> Text",
        "[hier](javascript:alert(1))",
        "[hier](JaVaScRiPt:alert(1))",
        "[hier](java&#115;cript:alert(1))",
        "[hier](&#x6A;avascript:alert(1))",
        "[hier](java\tscript:alert(1))",
        "[hier](\u0001javascript:alert(1))",
        "[hier](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[hier](vbscript:msgbox(1))",
        "[hier](file:///etc/passwd)",
        "[hier](//evil.example/x)",
        "[hier](/w/lindner/settings)",
        "[hier][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.gif)",
        "![x](https://evil.example/a.png\"onerror=\"alert(1))",
        "![x\" onerror=\"alert(1)](https://evil.example/a.png)",
        "[x](https://good.example/ \"onmouseover=alert(1)\")",
        "[x](https://good.example/\"onmouseover=\"alert(1))",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<a href=javascript:alert(1)>x</a>",
        "<style>*{background:url(//evil.example)}</style>",
        "<base href=//evil.example/>",
        "<form action=//evil.example><input></form>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "```html\n<script>alert(1)</script>\n```",
        "`<img src=x onerror=alert(1)>`",
        "# <script>alert(1)</script>\n\nText",
        "| <script>a</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
        "> <script>alert(1)</script>\n> - <svg onload=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<!-- --!><script>alert(1)</script> -->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml <script>alert(1)</script> ?>",
        "https://good.example/\"><script>alert(1)</script>",
        "[a]( <javascript:alert(1)> )",
        "[<img src=x onerror=alert(1)>](https://good.example)",
    ];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void No_trick_in_Markdown_leaves_anything_that_acts(string trick)
    {
        foreach (var markdown in new[] { trick, "Ein Absatz davor.\n\n" + trick, "Zeile\n" + trick })
        {
            var text = ArticleText.Of(markdown, "Lindner");
            var page = new HtmlParser().ParseDocument($"<body>{text.Html}</body>");
            string[] allowed = ["p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead", "tbody", "tr", "th", "td"];
            foreach (var element in page.Body!.QuerySelectorAll("*"))
            {
                allowed.ShouldContain(element.LocalName, text.Html);
                foreach (var attribute in element.Attributes)
                {
                    new[] { "href", "rel", "start" }.ShouldContain(attribute.Name, text.Html);
                    if (attribute.Name == "href") attribute.Value.ShouldMatch("^(https?|mailto|tel):", text.Html);
                }
            }

            page.Head!.ChildElementCount.ShouldBe(0, text.Html);
        }
    }

    [Theory]
    [MemberData(nameof(Tricks))]
    public void The_second_lock_holds_without_the_first(string trick)
    {
        var html = SafeHtml.Of(trick);
        foreach (var element in new HtmlParser().ParseDocument($"<body>{html}</body>").Body!.QuerySelectorAll("*"))
        {
            new[] { "script", "style", "img", "svg", "math", "iframe", "form", "input", "base", "noscript" }.ShouldNotContain(element.LocalName);
            element.Attributes.ShouldAllBe(a => !a.Name.StartsWith("on"));
            if (element.GetAttribute("href") is { } address) address.ShouldNotContain("script:", Case.Insensitive);
        }
    }

    [Theory]
    [InlineData("# Titel\n\nText", "Titel", true, "<p>Text</p>")]
    [InlineData("Titel\n\nText", "Titel", true, "<p>Text</p>")]
    [InlineData("Titel\nText", "Titel", true, "<p>Text</p>")]
    [InlineData("**Titel** mit Nachdruck\n\nText", "Titel mit Nachdruck", true, "<p>Text</p>")]
    [InlineData("Nur ein Satz.", "Nur ein Satz.", false, "<p>Nur ein Satz.</p>")]
    [InlineData("Mehr auf https://lindner.example\n\nText", "Mehr auf https://lindner.example Text", false, "<p>Mehr auf <a href=\"https://lindner.example\" rel=\"nofollow noopener\">https://lindner.example</a></p>\n<p>Text</p>")]
    [InlineData("#tischlerei\n\nText", "#tischlerei", true, "<p>Text</p>")]
    [InlineData("- eins\n- zwei", "eins zwei", false, "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>")]
    public void A_headline_is_taken_where_there_is_one(string markdown, string title, bool hasHeadline, string html)
    {
        var text = ArticleText.Of(markdown, "Lindner");
        (text.Title, text.HasHeadline, text.Html).ShouldBe((title, hasHeadline, html));
    }

    [Fact]
    public void A_long_first_line_gives_its_first_words_and_stays_whole()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("Eichenholz", 30)) + ".";
        var text = ArticleText.Of(sentence, "Lindner");
        text.HasHeadline.ShouldBeFalse();
        text.Title.Length.ShouldBeLessThanOrEqualTo(80);
        text.Title.ShouldEndWith("Eichenholz…");
        text.Html.ShouldBe($"<p>{sentence}</p>");
    }

    [Fact]
    public void Headings_in_the_text_leave_the_first_level_to_the_page() =>
        ArticleText.Of("Titel\n\n# Eins\n\n## Zwei\n\n###### Sechs", "Lindner").Html.ShouldBe("<h2>Eins</h2>\n<h3>Zwei</h3>\n<h4>Sechs</h4>");

    [Theory]
    [InlineData("# Titel\n\n## Eins\n\n### Zwei", "<h2>Eins</h2>\n<h3>Zwei</h3>")]
    [InlineData("Titel\n\n#### Eins\n\n###### Zwei\n\n#### Drei", "<h2>Eins</h2>\n<h3>Zwei</h3>\n<h2>Drei</h2>")]
    public void No_level_of_headings_is_left_out(string markdown, string html) => ArticleText.Of(markdown, "Lindner").Html.ShouldBe(html);

    [Fact]
    public void Line_breaks_lists_tables_and_links_stay()
    {
        var html = ArticleText.Of("Titel\n\nEins\nZwei\n\n3. drei\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[Mail](mailto:post@lindner.example) [Ruf](tel:+4930123)", "Lindner").Html;
        html.ShouldContain("Eins<br>\nZwei");
        html.ShouldContain("<ol start=\"3\">");
        html.ShouldContain("<td>1</td>");
        html.ShouldContain("<a href=\"mailto:post@lindner.example\" rel=\"nofollow noopener\">Mail</a>");
        html.ShouldContain("<a href=\"tel:+4930123\" rel=\"nofollow noopener\">Ruf</a>");
    }

    [Fact]
    public void A_picture_from_elsewhere_becomes_a_link() =>
        ArticleText.Of("Titel\n\n![Stuhl](https://elsewhere.example/a.png)", "Lindner").Html
            .ShouldBe("<p><a href=\"https://elsewhere.example/a.png\" rel=\"nofollow noopener\">Stuhl</a></p>");

    [Theory]
    [InlineData("Grüße aus Köln – 20 % auf Stühle!", "gruesse-aus-koeln-20-auf-stuehle-")]
    [InlineData("Café Élite & Søn", "cafe-elite-s-n-")]
    [InlineData("👍👍", "")]
    [InlineData("../../etc", "etc-")]
    public void An_address_is_made_of_plain_letters(string title, string words)
    {
        var id = ArticleId.New();
        Slug.Of(title, id).ShouldBe(words + id.Value.ToString("N")[^8..]);
    }

    [Fact]
    public void A_shortened_text_never_cuts_a_character_in_two()
    {
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 40));
        var shortened = PlainText.Shorten(families, 80);
        shortened.TrimEnd('…').Length.ShouldBe("👨‍👩‍👧‍👦".Length * 7);
    }
}
