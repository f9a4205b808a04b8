using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class VideoWithoutCaptionsTests
{
    private readonly IRule _rule = new VideoWithoutCaptions();

    [Fact]
    public void Three_seconds_of_speech_need_captions_and_less_do_not()
    {
        _rule.Codes(Stated.Of("Text"), Stated.Nothing with { Video = new VideoFacts { Seconds = 3, Speech = true, Captions = false } }).ShouldBe(["rule.B03.missing at video.captions"]);
        _rule.Codes(Stated.Of("Text"), Stated.Nothing with { Video = new VideoFacts { Seconds = 2.9, Speech = true, Captions = false } }).ShouldBeEmpty();
    }

    [Fact]
    public void Captions_silence_and_an_unknown_video_are_fine()
    {
        _rule.Codes(Stated.Of("Text"), Stated.Nothing with { Video = new VideoFacts { Seconds = 30, Speech = true, Captions = true } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Text"), Stated.Nothing with { Video = new VideoFacts { Seconds = 30, Speech = false, Captions = false } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Text"), Stated.Nothing with { Video = new VideoFacts { Seconds = 30, Speech = null, Captions = false } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Text"), Stated.Nothing).ShouldBeEmpty();
    }
}
