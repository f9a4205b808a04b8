using Microsoft.AspNetCore.Components;

namespace Quartett.Web.Controls;

/// <summary>What every field of a form has: a name, a label above, help and error below, tied together for screen readers.</summary>
public abstract class LabelledInput : ComponentBase
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Defaults to the name, made safe for an id.</summary>
    [Parameter] public string? Id { get; set; }

    [Parameter] public string? Help { get; set; }
    [Parameter] public string? Error { get; set; }

    /// <summary>The word for "optional" beside the label; give it where a field may stay empty.</summary>
    [Parameter] public string? OptionalText { get; set; }

    [Parameter] public bool Required { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public bool HideLabel { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string FieldId => Id ?? Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    protected string? DescribedBy => FieldIds.DescribedBy(FieldId, Help, Error);

    protected string? Invalid => Error is null ? null : "true";
}

public static class FieldIds
{
    public static string Help(string field) => $"{field}-help";

    public static string Error(string field) => $"{field}-error";

    /// <summary>The value for aria-describedby of an input that stands in a <c>Field</c>.</summary>
    public static string? DescribedBy(string field, string? help, string? error) => (help, error) switch
    {
        (null, null) => null,
        (null, _) => Error(field),
        (_, null) => Help(field),
        _ => $"{Error(field)} {Help(field)}",
    };
}
