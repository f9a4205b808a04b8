using System.Globalization;
using CsCheck;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Publishing.Checking;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Checking;

public sealed class ThreadPartsTests
{
    private static readonly PostLimits Limits = new() { Text = [new(40, TextUnit.Grapheme), new(120, TextUnit.Utf8Byte)], Thread = true };

    private static readonly Gen<string> Words = Gen.OneOf(
        Texts.OneOf("a", "Wort", "Öffnungszeiten", "👩‍👩‍👧", "🇩🇪", "é", " ", "  ", "\n", "\n\n", ". ", "! ", "… ", "\n---\n", "\n --- \n", "---", "https://example.org/eine/lange/adresse", "Donaudampfschifffahrtsgesellschaftskapitänsmütze"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 12]);

    [Fact]
    public void No_part_is_too_long_nothing_is_lost_and_no_character_is_broken() => Words.Array[0, 60].Select(string.Concat).Sample(text =>
    {
        var parts = ThreadParts.Of(text, thread: true, Limits);

        parts.ShouldNotBeEmpty();
        parts.ShouldAllBe(p => ThreadParts.Fits(p, Limits));
        if (parts.Count > 1) parts.ShouldAllBe(p => p.Length > 0);
        parts.ShouldAllBe(p => p == p.Trim());
        Bare(string.Join("\n", parts)).ShouldBe(Bare(string.Join("\n", text.Split('\n').Where(line => line.Trim() != "---"))));
        Graphemes(string.Concat(parts)).ShouldBe(Graphemes(string.Join("", text.Split('\n').Where(line => line.Trim() != "---"))));
    });

    [Fact]
    public void The_writers_own_dashes_come_first_then_paragraphs_sentences_and_words()
    {
        ThreadParts.Of("Eins\n---\nZwei", true, Limits).ShouldBe(["Eins", "Zwei"]);
        ThreadParts.Of("Ein erster Absatz.\n\nEin zweiter Absatz, der folgt.", true, Limits).ShouldBe(["Ein erster Absatz.", "Ein zweiter Absatz, der folgt."]);
        ThreadParts.Of("Ein erster Satz. Noch einer. Und ein letzter, der folgt.", true, Limits).ShouldBe(["Ein erster Satz. Noch einer.", "Und ein letzter, der folgt."]);
        ThreadParts.Of("lauter Wörter ohne jedes Satzzeichen bis zum Ende hin", true, Limits).ShouldBe(["lauter Wörter ohne jedes Satzzeichen bis", "zum Ende hin"]);
    }

    [Fact]
    public void Without_a_thread_dashes_are_text()
    {
        ThreadParts.Of("Eins\n---\nZwei", false, Limits).ShouldBe(["Eins\n---\nZwei"]);
        ThreadParts.Of("Eins\n---\nZwei", true, Limits with { Thread = false }).ShouldBe(["Eins\n---\nZwei"]);
        ThreadParts.Of("", true, Limits).ShouldBe([""]);
        ThreadParts.Of("---", true, Limits).ShouldBe([""]);
    }

    [Fact]
    public void A_long_text_is_split_quickly()
    {
        var words = string.Join(' ', Enumerable.Repeat("Wort", 20_000));

        ThreadParts.Of(words, true, Limits).Count.ShouldBe(2500);
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static List<string> Graphemes(string text)
    {
        var all = new List<string>();
        var walk = StringInfo.GetTextElementEnumerator(text);
        while (walk.MoveNext())
        {
            if (!string.IsNullOrWhiteSpace(walk.GetTextElement())) all.Add(walk.GetTextElement());
        }

        return all;
    }
}
