namespace Quartett.Web.Controls;

/// <summary>One line of a select or one of several choices.</summary>
public sealed record Option(string Value, string Label, string? Help = null, bool Disabled = false);
