using Quartett.Core.Kernel;
using Quartett.Web.Layout;

namespace Quartett.Web.Hosting;

/// <summary>Fills the frame around a page: where one can go from here, as whom, in which words.</summary>
internal sealed class Frame(Words words, ICurrentActor current, ICurrentWorkspace workspace, IHttpContextAccessor http)
{
    public NavigationModel Model() => new()
    {
        Texts = Texts(),
        HomeHref = workspace.Opened is { } here ? Addresses.Today(here.Slug) : Addresses.Home,
        ComposeHref = workspace.Opened is { } writing && writing.May(Right.Draft) ? Addresses.Posts(writing.Slug) + "/new" : null,
        SearchUrl = workspace.Opened is { } searched ? Addresses.Search(searched.Slug) : null,
        Groups = Groups(),
        Workspace = Switch(),
        Account = Account(),
    };

    private IReadOnlyList<NavigationGroup> Groups()
    {
        // A page outside of every workspace still leads back into one.
        if (workspace.Opened is not { } here) return current.SignedIn is null ? [] : [new([Item(Addresses.Home, "nav.today", "home", onPhone: true)])];
        List<NavigationItem> house = [Item(Addresses.Channels(here.Slug), "nav.channels", "channels"), Item(Addresses.Members(here.Slug), "nav.members", "people"), Item(Addresses.Training(here.Slug), "nav.training", "lesson"), Item(Addresses.Policy(here.Slug), "nav.policy", "policy")];
        if (here.May(Right.ManageWorkspace)) house.Add(Item(Addresses.Settings(here.Slug), "nav.settings", "settings"));
        return
        [
            new([
                Item(Addresses.Today(here.Slug), "nav.today", "home", onPhone: true),
                Item(Addresses.Calendar(here.Slug), "nav.calendar", "calendar", onPhone: true),
                Item(Addresses.Posts(here.Slug), "nav.posts", "posts", onPhone: true),
                Item(Addresses.Media(here.Slug), "nav.media", "image"),
                Item(Addresses.Deliveries(here.Slug), "nav.deliveries", "send"),
            ]),
            new(house),
        ];
    }

    private NavigationItem Item(string address, string word, string icon, bool onPhone = false)
    {
        var path = http.HttpContext?.Request.Path.Value ?? "";
        var isHome = workspace.Opened is { } here && address == Addresses.Today(here.Slug);
        var isCurrent = path == address || (!isHome && path.StartsWith(address + "/", StringComparison.Ordinal));
        return new(address, words[word], icon, isCurrent, OnPhone: onPhone);
    }

    private WorkspaceSwitch? Switch() => workspace.Opened is not { } here
        ? null
        : new(here.Name, [.. here.Others.Select(o => new MenuLink(Addresses.Today(o.Slug), o.Name))], words["nav.workspaces"]);

    private AccountMenu? Account()
    {
        if (current.SignedIn is not { } person) return null;
        List<MenuLink> links = [new(Addresses.Me, words["nav.me"], "person")];
        if (workspace.Opened?.May(Right.ManageWorkspace) != false) links.Add(new(Addresses.NewWorkspace, words["nav.newWorkspace"], "plus"));
        return new(person.Name, person.Email, links, Addresses.SignOut, words["nav.signOut"], words["nav.account"]);
    }

    private FrameTexts Texts() => new()
    {
        ToContent = words["frame.toContent"],
        Navigation = words["frame.navigation"],
        Compose = words["frame.compose"],
        More = words["frame.more"],
        GoTo = words["frame.goTo"],
        NothingFound = words["frame.nothingFound"],
        Close = words["frame.close"],
        Undo = words["frame.undo"],
        Offline = words["frame.offline"],
        Expired = words["frame.expired"],
        Failed = words["frame.failed"],
    };
}
