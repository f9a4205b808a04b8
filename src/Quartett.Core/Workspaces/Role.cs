namespace Quartett.Core.Workspaces;

/// <summary>A named bundle of rights, a preset only: checks ask for rights, never for roles.</summary>
public enum Role
{
    /// <summary>Drafts only.</summary>
    Author,

    /// <summary>May also make content public.</summary>
    Editor,

    /// <summary>May do everything.</summary>
    Owner,
}
