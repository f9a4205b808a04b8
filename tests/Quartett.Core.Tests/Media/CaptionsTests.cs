using System.Text;
using CsCheck;
using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

public sealed class CaptionsTests
{
    [Fact]
    public void WebVTT_is_kept_without_its_styles_notes_and_names()
    {
        var read = Read("\uFEFFWEBVTT Kind: captions\r\n\r\nSTYLE\r\n::cue { background: url(https://tracker.example) }\r\n\r\nNOTE secret\r\n\r\nfirst\r\n00:01.000 --> 00:02.500 align:start line:0\r\n<v Anna>Grüß Gott\r\nzweite Zeile\r\n\r\n01:00:00.000 --> 01:00:01.000\r\nEnde").Value!;

        read.ShouldBe(new TakenCaptions("WEBVTT\n\n00:00:01.000 --> 00:00:02.500 align:start line:0\n<v Anna>Grüß Gott\nzweite Zeile\n\n01:00:00.000 --> 01:00:01.000\nEnde\n", 2));
    }

    [Fact]
    public void SubRip_becomes_WebVTT()
    {
        var read = Read("1\n00:00:01,000 --> 00:00:02,500\n<font color=\"red\">A & <i>B</i></font>\n{\\an8}1 < 2\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n").Value!;

        read.WebVtt.ShouldBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nA &amp; <i>B</i>\n1 &lt; 2\n\n00:00:03.000 --> 00:00:04.000\nC\n");
    }

    [Theory]
    [InlineData("", MediaCodes.CaptionsEmpty)]
    [InlineData(" \r\n ", MediaCodes.CaptionsEmpty)]
    [InlineData("WEBVTT\n\n", MediaCodes.CaptionsFormat)]
    [InlineData("Just a text", MediaCodes.CaptionsFormat)]
    [InlineData("<html><body>no</body></html>", MediaCodes.CaptionsFormat)]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:01.000\nA", MediaCodes.CaptionsTime)]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:01.000\nA", MediaCodes.CaptionsTime)]
    [InlineData("WEBVTT\n\n00:61.000 --> 01:10.000\nA", MediaCodes.CaptionsTime)]
    [InlineData("WEBVTT\n\n1s --> 2s\nA", MediaCodes.CaptionsTime)]
    [InlineData("a\0b", MediaCodes.CaptionsEncoding)]
    public void Captions_that_cannot_be_shown_are_refused_for_their_own_reason(string text, string code) =>
        Read(text).Problem!.Code.ShouldBe(code);

    [Fact]
    public void The_line_with_the_wrong_time_is_named() =>
        Read("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:03.000 --> 99\nB").Problem!.Args["line"].ShouldBe("6");

    [Fact]
    public async Task Too_long_too_many_and_not_UTF_8_are_refused()
    {
        Captions.Read(Encoding.Latin1.GetBytes("1\n00:00:01,000 --> 00:00:02,000\nGrüße")).Problem!.Code.ShouldBe(MediaCodes.CaptionsEncoding);
        Read("WEBVTT\n" + string.Concat(Enumerable.Repeat("\n00:01.000 --> 00:02.000\nA\n", 10_001))).Problem!.Code.ShouldBe(MediaCodes.CaptionsTooMany);
        Read("1\n00:00:01,000 --> 00:00:02,000\n" + string.Concat(Enumerable.Repeat("<font", 50_000))).Problem!.Code.ShouldBe(MediaCodes.CaptionsFormat);
        using var large = new MemoryStream(new byte[(512 * 1024) + 1]);
        (await Captions.TakeAsync(large, TestContext.Current.CancellationToken)).Problem!.Code.ShouldBe(MediaCodes.CaptionsTooLarge);
    }

    [Fact]
    public void What_was_written_is_read_again_as_the_same()
    {
        string[] pieces = ["WEBVTT\n", "\n", "00:00:01.000 --> 00:00:02.000", "00:01,000 --> 00:02,000", "Text", "<i>", "-->", "&", "NOTE ", "\r", "\t", "1"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 20].Sample(parts =>
        {
            if (Read(string.Concat(parts)).Value is { } once) Read(once.WebVtt).Value.ShouldBe(once);
        }, iter: 20_000);
        Gen.Byte.Array[0, 200].Sample(bytes => { _ = Captions.Read(bytes); }, iter: 20_000);
    }

    private static MediaAnswer<TakenCaptions> Read(string text) => Captions.Read(Encoding.UTF8.GetBytes(text));
}
