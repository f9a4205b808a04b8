using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Policies.Rules.Limits;

/// <summary>L-02: number, kind and length of images and video fit the network.</summary>
internal sealed class MediaLimits : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "L-02",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "",
        Pack = Pack.Limits,
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var limits = statement.Limits;
        foreach (var part in statement.Images.GroupBy(i => i.Part))
        {
            if (part.Count() > (limits.Images?.Max ?? 0)) yield return Block("rule.L02.images", part.Key == 0 ? "images" : $"parts[{part.Key}].images", part.Count(), limits.Images?.Max ?? 0);
        }

        var images = statement.Images.Count;
        if (statement.Images.Any(i => i.Part == 0) && statement.Video is not null && !limits.MixedMedia) yield return Block("rule.L02.mixed", "video");
        if (statement.Video is { } video)
        {
            foreach (var finding in JudgeVideo(video, limits.Video)) yield return finding;
        }

        for (var i = 0; i < images; i++)
        {
            if (limits.AltTextMax is { } max && statement.Images[i].AltText.Length > max)
                yield return Block("rule.L02.altText", $"images[{i}].altText", statement.Images[i].AltText.Length, max);
        }
    }

    private IEnumerable<Finding> JudgeVideo(StatedVideo video, VideoLimits? limits)
    {
        if (limits is null)
        {
            yield return Block("rule.L02.noVideo", "video");
            yield break;
        }

        if (video.Bytes > limits.MaxBytes) yield return Block("rule.L02.videoBytes", "video", video.Bytes / 1_000_000, limits.MaxBytes / 1_000_000);
        if (limits.MaxSeconds is { } seconds && video.Seconds > seconds) yield return Block("rule.L02.videoSeconds", "video", (int)Math.Ceiling(video.Seconds), seconds);
    }

    private Finding Block(string code, string field, params object[] args) => new(Card.Id, code, Severity.Block, field, 0, 0, args);
}
