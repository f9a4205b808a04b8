namespace Quartett.Web.Controls;

public enum ChoiceKind
{
    Checkbox,
    Radio,

    /// <summary>Takes effect at once, or reads as on and off.</summary>
    Switch,
}
