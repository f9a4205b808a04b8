namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T05: images in a size and kind the network shows well. What it refuses outright is a limit (L-02).</summary>
internal sealed class ImageShape : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-T05",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-07",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (NetworkFacts.Of(statement.Network) is not { } facts) yield break;
        if (facts.Images is { } most && most > 0 && statement.Images.Count(i => i.Part == 0) > most) yield return Card.FindsIn("count", "images", statement.Images.Count, most);
        for (var i = 0; i < statement.Images.Count; i++)
        {
            var image = statement.Images[i];
            var field = $"images[{i}]";
            if (image.ContentType.Length > 0 && facts.ImageTypes.Count > 0 && !facts.ImageTypes.Any(t => t == "image/*" || t == image.ContentType)) yield return Card.FindsIn("type", field, i + 1, image.ContentType);
            if (image.Width <= 0 || image.Height <= 0) continue;
            var aspect = (double)image.Width / image.Height;
            if (aspect < facts.MinAspect || aspect > facts.MaxAspect) yield return Card.FindsIn("aspect", field, i + 1, image.Width, image.Height);
            if (image.Width < facts.MinWidth || image.Height < facts.MinHeight) yield return Card.FindsIn("small", field, i + 1, image.Width, image.Height);
        }
    }
}
