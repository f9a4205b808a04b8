namespace Quartett.Web.Controls;

public sealed record Tab(string Label, string Href, bool Current = false, string? Icon = null, int? Count = null);
