namespace Quartett.Web.StyleGuide;

/// <summary>Picks the sample text; only the style guide carries its words itself.</summary>
public sealed record Tongue(bool German)
{
    public string this[string german, string english] => German ? german : english;
}
