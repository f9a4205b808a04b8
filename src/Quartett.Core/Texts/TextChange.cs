namespace Quartett.Core.Texts;

/// <summary>A piece of text that stayed, came or went.</summary>
public sealed record TextChange(ChangeKind Kind, string Text);

public enum ChangeKind
{
    Same,
    Added,
    Removed,
}
