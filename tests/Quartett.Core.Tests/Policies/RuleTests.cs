using Microsoft.Extensions.Logging.Abstractions;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Checking;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Limits;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies;

internal static class Stated
{
    public static readonly PostLimits Limits = new()
    {
        Text = [new(300, TextUnit.Grapheme), new(3000, TextUnit.Utf8Byte)],
        Images = new ImageLimits(4, 1_000_000, ["image/jpeg"], 2000),
        Video = new VideoLimits(1, 50_000_000, ["video/mp4"], 180, null),
        AltTextMax = 20,
        HashtagsMax = 3,
        Thread = true,
        LinkCard = true,
    };

    public static Statement Of(params string[] parts) => new()
    {
        Workspace = WorkspaceId.New(),
        Channel = Guid.CreateVersion7(),
        Network = "stub",
        Limits = Limits,
        Parts = parts,
        Language = "de",
    };

    public static StatedImage Image(string alt = "") => new(Guid.CreateVersion7(), "image/jpeg", 60, 40, alt, "");

    public static StatedVideo Video(long bytes = 1_000_000, double seconds = 10) => new(Guid.CreateVersion7(), "video/mp4", bytes, seconds, "", null, [], "");

    /// <summary>Nothing is known but the moment, and every rule runs: a Tuesday morning in Berlin.</summary>
    public static readonly RuleContext Nothing = new() { Now = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(1)) };

    public static IEnumerable<Finding> Judge(this IRule rule, Statement statement) => rule.Judge(statement, Nothing);

    public static IReadOnlyList<string> Codes(this IRule rule, Statement statement, RuleContext? context = null) => [.. rule.Judge(statement, context ?? Nothing).Select(f => $"{f.Code} at {f.Field}")];
}

public sealed class CharacterLimitTests
{
    private readonly IRule _rule = new CharacterLimit();

    [Fact]
    public void A_text_at_the_limit_passes_and_one_more_is_blocked_with_the_numbers()
    {
        _rule.Codes(Stated.Of(new string('a', 300))).ShouldBeEmpty();
        var finding = _rule.Judge(Stated.Of(new string('a', 301))).ShouldHaveSingleItem();
        finding.ShouldSatisfyAllConditions(
            f => f.Code.ShouldBe("rule.T01.Grapheme"), f => f.Severity.ShouldBe(Severity.Block), f => f.Field.ShouldBe("text"), f => f.Args.ShouldBe([301, 300, 1]));
    }

    [Fact]
    public void Every_limit_of_the_network_holds_at_once() => _rule.Codes(Stated.Of(Texts.Bytes3001InGraphemes299)).ShouldBe(["rule.T01.Utf8Byte at text"]);

    [Fact]
    public void Each_part_of_a_thread_is_judged_and_named() => _rule.Codes(Stated.Of("kurz", new string('a', 301))).ShouldBe(["rule.T01.Grapheme at parts[1]"]);

    [Fact]
    public void The_first_comment_is_judged_by_limits_of_its_own_and_needs_a_network_that_lets_us_write_one()
    {
        var limits = Stated.Limits with { Comment = [new(10, TextUnit.Grapheme)] };
        _rule.Codes(Stated.Of("a") with { Limits = limits, Comment = new string('a', 10) }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("a") with { Limits = limits, Comment = new string('a', 11) }).ShouldBe(["rule.T01.commentGrapheme at comment"]);
        _rule.Codes(Stated.Of("a") with { Comment = "b" }).ShouldBe(["rule.T01.noComment at comment"]);
    }

    [Fact]
    public void A_thread_needs_a_network_that_tells_threads() =>
        _rule.Codes(Stated.Of("a", "b") with { Limits = Stated.Limits with { Thread = false } }).ShouldBe(["rule.T01.noThread at text"]);

    [Fact]
    public void An_address_counts_what_the_network_says() =>
        _rule.Codes(Stated.Of("https://example.org/" + new string('a', 400)) with { Limits = Stated.Limits with { Text = [new(30, TextUnit.Grapheme)], UrlCountsAs = 23 } }).ShouldBeEmpty();
}

public sealed class HashtagLimitTests
{
    private readonly IRule _rule = new HashtagLimit();

    [Fact]
    public void Three_pass_and_four_are_blocked_at_the_fourth()
    {
        _rule.Codes(Stated.Of("#eins #zwei #drei")).ShouldBeEmpty();
        var finding = _rule.Judge(Stated.Of("#eins #zwei #drei #vier")).ShouldHaveSingleItem();
        finding.ShouldSatisfyAllConditions(f => f.Code.ShouldBe("rule.T02.tooMany"), f => f.Severity.ShouldBe(Severity.Block), f => f.Start.ShouldBe(18), f => f.Length.ShouldBe(5), f => f.Args.ShouldBe([4, 3]));
    }

    [Fact]
    public void Numbers_entities_and_anchors_are_no_hashtags() => _rule.Codes(Stated.Of("#1 #2 #3 &#228; a#b #größe #4x")).ShouldBeEmpty();

    [Fact]
    public void Tags_of_all_parts_count_together() => _rule.Codes(Stated.Of("#a #b", "#c #d")).ShouldBe(["rule.T02.tooMany at text"]);

    [Fact]
    public void A_network_without_such_a_limit_takes_any_number() => _rule.Codes(Stated.Of("#a #b #c #d") with { Limits = Stated.Limits with { HashtagsMax = null } }, Stated.Nothing with { Settings = PolicySettings.LimitsOnly }).ShouldBeEmpty();

    [Fact]
    public void More_than_three_are_a_hint_where_the_company_wants_hints()
    {
        var finding = _rule.Judge(Stated.Of("#a #b #c #d") with { Limits = Stated.Limits with { HashtagsMax = null } }).ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Start).ShouldBe(("rule.T02.many", Severity.Info, 9));
    }
}

public sealed class MediaLimitsTests
{
    private readonly IRule _rule = new MediaLimits();

    [Fact]
    public void Four_images_pass_and_five_are_blocked()
    {
        _rule.Codes(Stated.Of("x") with { Images = [.. Enumerable.Range(0, 4).Select(_ => Stated.Image())] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x") with { Images = [.. Enumerable.Range(0, 5).Select(_ => Stated.Image())] }).ShouldBe(["rule.L02.images at images"]);
    }

    [Fact]
    public void A_network_that_shows_none_takes_none()
    {
        var limits = new PostLimits { Text = [] };
        _rule.Codes(Stated.Of("x") with { Limits = limits, Images = [Stated.Image()] }).ShouldBe(["rule.L02.images at images"]);
        _rule.Codes(Stated.Of("x") with { Limits = limits, Video = Stated.Video() }).ShouldBe(["rule.L02.noVideo at video"]);
    }

    [Fact]
    public void Images_and_video_stand_together_only_where_the_network_can()
    {
        var both = Stated.Of("x") with { Images = [Stated.Image()], Video = Stated.Video() };
        _rule.Codes(both).ShouldBe(["rule.L02.mixed at video"]);
        _rule.Codes(both with { Limits = Stated.Limits with { MixedMedia = true } }).ShouldBeEmpty();
    }

    [Fact]
    public void A_video_is_not_too_heavy_and_not_too_long()
    {
        _rule.Codes(Stated.Of("x") with { Video = Stated.Video(50_000_000, 180) }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x") with { Video = Stated.Video(50_000_001, 180.5) }).ShouldBe(["rule.L02.videoBytes at video", "rule.L02.videoSeconds at video"]);
    }

    [Fact]
    public void An_alternative_text_longer_than_the_network_takes_is_blocked_at_its_image() =>
        _rule.Codes(Stated.Of("x") with { Images = [Stated.Image("kurz"), Stated.Image(new string('a', 21))] }).ShouldBe(["rule.L02.altText at images[1].altText"]);
}

public sealed class SomethingToSayTests
{
    private readonly IRule _rule = new SomethingToSay();

    [Fact]
    public void Nothing_at_all_is_blocked() => _rule.Codes(Stated.Of(" \n")).ShouldBe(["rule.L01.empty at text"]);

    [Fact]
    public void A_picture_or_a_video_says_enough()
    {
        _rule.Codes(Stated.Of("") with { Images = [Stated.Image()] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("") with { Video = Stated.Video() }).ShouldBeEmpty();
    }

    [Fact]
    public void No_part_of_a_thread_is_empty_unless_it_shows_something()
    {
        _rule.Codes(Stated.Of("a", "", "c")).ShouldBe(["rule.L01.emptyPart at parts[1]"]);
        _rule.Codes(Stated.Of("a", "", "c") with { Images = [Stated.Image() with { Part = 1 }] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("a") with { Comment = " " }).ShouldBe(["rule.L01.emptyComment at comment"]);
    }
}

public sealed class PolicyCheckTests
{
    [Fact]
    public void A_rule_that_crashes_blocks_and_the_others_are_still_asked()
    {
        var verdict = new PolicyCheck([new Crashing(), new CharacterLimit()], TimeProvider.System, NullLogger<PolicyCheck>.Instance).Check(Stated.Of(new string('a', 301)));

        verdict.Kind.ShouldBe(VerdictKind.Block);
        verdict.Findings.Select(f => f.Code).ShouldBe(["rule.crashed", "rule.T01.Grapheme"]);
    }

    [Fact]
    public void The_worst_finding_decides()
    {
        Verdict.Of([]).Kind.ShouldBe(VerdictKind.Pass);
        Verdict.Of([Found(Severity.Info)]).Kind.ShouldBe(VerdictKind.Pass);
        Verdict.Of([Found(Severity.Warn), Found(Severity.Info)]).Kind.ShouldBe(VerdictKind.Warn);
        Verdict.Of([Found(Severity.Warn), Found(Severity.Approval)]).Kind.ShouldBe(VerdictKind.Approval);
        Verdict.Of([Found(Severity.Block), Found(Severity.Approval)]).Kind.ShouldBe(VerdictKind.Block);
    }

    [Theory, Databases]
    public async Task Every_rule_of_the_house_is_asked_and_has_an_id_of_its_own(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var rules = (IEnumerable<IRule>)company.Core.Services.GetService(typeof(IEnumerable<IRule>))!;

        rules.Select(r => r.Card.Id).ShouldBeUnique();
        rules.Select(r => r.Card.Id).ShouldContain("R-T01");
    }

    private static Finding Found(Severity severity) => new("R", "code", severity, "text", 0, 0, []);

    private sealed class Crashing : IRule
    {
        public RuleCard Card { get; } = new() { Id = "R-A", Factor = Factor.Policy, Severity = Severity.Info, Section = "POL-01", Pack = Pack.Limits };

        public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
        {
            yield return Card.Finds("never", "text", statement.Parts[7]);
        }
    }
}

public sealed class StatementTests
{
    [Fact]
    public void The_hash_follows_everything_that_is_shown_and_where()
    {
        var said = Stated.Of("Text") with { Images = [Stated.Image("Bild")], Video = Stated.Video(), Link = new("https://example.org/", "Titel", "Text", null) };
        var others = new[]
        {
            said with { Parts = ["Text."] }, said with { Parts = ["Te", "xt"] }, said with { Language = "en" }, said with { Channel = Guid.CreateVersion7() },
            said with { Images = [said.Images[0] with { AltText = "Anderes" }] }, said with { Images = [said.Images[0] with { Cut = "0,0,1,1;," }] }, said with { Images = [] },
            said with { Video = said.Video! with { CaptionsHash = "x" } }, said with { Video = null }, said with { Link = said.Link! with { Title = "Anders" } }, said with { Link = null },
            said with { Parts = ["Te", "xt"], Images = [said.Images[0] with { Part = 1 }] }, said with { Comment = "Mehr" },
        };

        others.Select(o => o.Hash).Append(said.Hash).ShouldBeUnique();
        said.Hash.ShouldBe((said with { At = DateTimeOffset.UnixEpoch }).Hash);
        said.Hash.Length.ShouldBe(64);
    }

    [Fact]
    public void The_hash_of_what_is_out_follows_nothing_that_comes_later()
    {
        var said = Stated.Of("Eins", "Zwei", "Drei") with { Images = [Stated.Image("Bild"), Stated.Image("Bild") with { Part = 2 }], Comment = "Mehr" };
        var changed = said with { Parts = ["Eins", "Zwei", "Anders", "Vier"], Images = [said.Images[0]], Comment = null };

        changed.HashOfFirst(2).ShouldBe(said.HashOfFirst(2));
        changed.HashOfFirst(3).ShouldNotBe(said.HashOfFirst(3));
        said.HashOfFirst(1).ShouldNotBe(said.HashOfFirst(2));
        said.HashOfFirst(3).ShouldNotBe(said.Hash, "the comment comes last");
    }
}
