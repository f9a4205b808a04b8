namespace Quartett.Web.Controls;

public sealed record Crumb(string Label, string Href);
