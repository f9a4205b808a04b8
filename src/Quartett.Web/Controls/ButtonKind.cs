namespace Quartett.Web.Controls;

public enum ButtonKind
{
    /// <summary>With an edge: the usual button.</summary>
    Plain,

    /// <summary>The one thing to do on this page.</summary>
    Primary,

    /// <summary>Without an edge, for things beside the way.</summary>
    Quiet,

    /// <summary>Leads to something that hurts.</summary>
    Danger,

    /// <summary>Does what hurts; only in the dialog that says what will happen.</summary>
    DangerFirm,
}

internal static class ButtonKinds
{
    internal static string Classes(this ButtonKind kind, bool small, bool wide, bool iconOnly, string? more) => string.Join(' ', new[]
    {
        "button",
        kind switch
        {
            ButtonKind.Primary => "button-primary",
            ButtonKind.Quiet => "button-quiet",
            ButtonKind.Danger => "button-danger",
            ButtonKind.DangerFirm => "button-danger-firm",
            _ => null,
        },
        small ? "button-small" : null,
        wide ? "button-wide" : null,
        iconOnly ? "button-icon" : null,
        more,
    }.Where(word => word is not null));
}
