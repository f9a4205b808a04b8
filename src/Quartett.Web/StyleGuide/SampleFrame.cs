using Quartett.Web.Controls;
using Quartett.Web.Layout;

namespace Quartett.Web.StyleGuide;

internal static class SampleFrame
{
    internal static NavigationModel In(Tongue say) => new()
    {
        HomeHref = "style-guide",
        ComposeHref = "style-guide#composer",
        Texts = new FrameTexts
        {
            ToContent = say["Zum Inhalt", "Skip to content"],
            Navigation = say["Hauptnavigation", "Main navigation"],
            Compose = say["Verfassen", "Compose"],
            More = say["Mehr", "More"],
            GoTo = say["Gehe zu …", "Go to …"],
            NothingFound = say["Dazu gibt es hier nichts.", "Nothing here by that name."],
            Close = say["Schließen", "Close"],
            Undo = say["Rückgängig", "Undo"],
            Offline = say["Keine Verbindung. Was Sie geschrieben haben, bleibt hier stehen.", "No connection. What you wrote stays here."],
            Expired = say["Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich wieder an.", "Your sign-in has expired. Please sign in again."],
            Failed = say["Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.", "That did not work. Please try again."],
        },
        Workspace = new WorkspaceSwitch(
            "Tischlerei Lindner",
            [new MenuLink("style-guide", "Tischlerei Lindner", Current: true), new MenuLink("style-guide", "Holzhandel Weber")],
            say["Arbeitsbereich", "Workspace"]),
        Account = new AccountMenu(
            "Jana Lindner",
            "jana@tischlerei-lindner.example",
            [new MenuLink("style-guide", say["Mein Konto", "My account"], "person"), new MenuLink("style-guide", say["Sitzungen", "Sessions"], "desktop")],
            "style-guide",
            say["Abmelden", "Sign out"],
            say["Konto", "Account"]),
        Groups =
        [
            new NavigationGroup(
            [
                new("style-guide", say["Heute", "Today"], "home", Current: true, OnPhone: true),
                new("style-guide#calendar", say["Kalender", "Calendar"], "calendar", OnPhone: true),
                new("style-guide#lists", say["Beiträge", "Posts"], "posts"),
                new("style-guide#feedback", say["Posteingang", "Inbox"], "inbox", Count: 3, OnPhone: true),
                new("style-guide#signs", say["Konzert", "Concert"], "concert"),
            ]),
            new NavigationGroup(
            [
                new("style-guide#colours", "Marketing", "marketing", Voice: Voice.Marketing),
                new("style-guide#buttons", say["Ziele", "Objectives"], "goals", Voice: Voice.Objectives),
                new("style-guide#forms", say["Richtlinien", "Policies"], "policy", Voice: Voice.Policy),
                new("style-guide#media", say["Menschen", "People"], "people", Voice: Voice.People),
            ]),
            new NavigationGroup(
            [
                new("style-guide#composer", say["Kanäle", "Channels"], "channels"),
                new("style-guide#history", say["Einstellungen", "Settings"], "settings"),
            ]),
        ],
    };
}
