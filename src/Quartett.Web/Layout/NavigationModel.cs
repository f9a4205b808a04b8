using Quartett.Web.Controls;

namespace Quartett.Web.Layout;

/// <summary>
/// All that the frame around a page needs; cascaded to <see cref="MainLayout"/>. Texts are localised, addresses come from
/// the one file of addresses, and a module that does not exist yet has no item here.
/// </summary>
public sealed record NavigationModel
{
    public required FrameTexts Texts { get; init; }

    public required string HomeHref { get; init; }

    /// <summary>Null where this person may not write.</summary>
    public string? ComposeHref { get; init; }

    /// <summary>Answers <c>?q=</c> with <c>[{label, href, kind}]</c> for the palette; null for none.</summary>
    public string? SearchUrl { get; init; }

    public IReadOnlyList<NavigationGroup> Groups { get; init; } = [];

    public WorkspaceSwitch? Workspace { get; init; }

    public AccountMenu? Account { get; init; }

    internal IEnumerable<NavigationItem> Items => Groups.SelectMany(group => group.Items);
}

public sealed record NavigationGroup(IReadOnlyList<NavigationItem> Items);

/// <param name="Voice">Shown instead of the icon for the four factors.</param>
/// <param name="OnPhone">One of at most three that stand in the bottom bar of a phone.</param>
public sealed record NavigationItem(string Href, string Label, string Icon, bool Current = false, Voice? Voice = null, int? Count = null, bool OnPhone = false);

public sealed record WorkspaceSwitch(string Current, IReadOnlyList<MenuLink> Others, string Label);

/// <param name="SignOutHref">Posted to, with an anti-forgery token.</param>
public sealed record AccountMenu(string Name, string Email, IReadOnlyList<MenuLink> Links, string SignOutHref, string SignOutText, string Label);

public sealed record MenuLink(string Href, string Label, string? Icon = null, bool Current = false);

/// <summary>The words of the frame and of the islands, in the reader's language.</summary>
public sealed record FrameTexts
{
    public required string ToContent { get; init; }
    public required string Navigation { get; init; }
    public required string Compose { get; init; }
    public required string More { get; init; }

    /// <summary>Button and placeholder of the palette: "Go to …".</summary>
    public required string GoTo { get; init; }

    public required string NothingFound { get; init; }
    public required string Close { get; init; }
    public required string Undo { get; init; }

    /// <summary>No connection; what was typed stays.</summary>
    public required string Offline { get; init; }

    /// <summary>The sign-in has expired.</summary>
    public required string Expired { get; init; }

    /// <summary>It did not work and the server did not say why.</summary>
    public required string Failed { get; init; }
}
