namespace Quartett.Connectors.Abstractions;

/// <summary>
/// Marks a property of a settings class as a field of the form. The form, its validation and the masking of secrets
/// follow from it; no page knows a network's fields. Properties are strings, in the order given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(int order) : Attribute
{
    public int Order { get; } = order;

    /// <summary>Label in English and German.</summary>
    public required string En { get; init; }

    /// <inheritdoc cref="En"/>
    public required string De { get; init; }

    /// <summary>One sentence of help in English and German; may be empty.</summary>
    public string HelpEn { get; init; } = "";

    /// <inheritdoc cref="HelpEn"/>
    public string HelpDe { get; init; } = "";

    /// <summary>Stored encrypted, never shown again, masked in logs.</summary>
    public bool Secret { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>What the field holds before anybody types.</summary>
    public string Default { get; init; } = "";

    /// <summary>Shown in the empty field.</summary>
    public string Placeholder { get; init; } = "";

    /// <summary>A web address that the host checks before any call.</summary>
    public bool IsAddress { get; init; }
}
