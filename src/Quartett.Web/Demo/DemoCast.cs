using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.Joining;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Web.Demo;

/// <summary>People, workspace and channels of the demo.</summary>
internal sealed record DemoCast(WorkspaceId Workspace, IReadOnlyDictionary<DemoPerson, Actor> People, IReadOnlyDictionary<char, ChannelId> Channels)
{
    private const string FaultyScript = "fail:Validation:images[0]";

    public static readonly IReadOnlyList<(string Name, string Email, string Password, string Role)> SignIns =
    [
        ("Jana Lindner", "jana@lindner.example", "werkbank-aus-eiche", "owner"),
        ("Tom Berger", "tom@lindner.example", "hobel-und-spaene", "editor"),
        ("Mia Sommer", "mia@lindner.example", "schwalbenschwanz", "author (apprentice)"),
    ];

    public static async Task<DemoCast> AssembleAsync(DemoStage stage)
    {
        var machine = new Actor(ActorKind.CommandLine, null, "Quartett", "de");
        var company = new Company("Tischlerei Lindner", "DE", "crafts", "de");
        var jana = new Actor(ActorKind.Person, await stage.AskAsync(new AddLogin(SignIns[0].Email, SignIns[0].Name, SignIns[0].Password, "de", Owner: false), machine), SignIns[0].Name, "de");
        var place = (await stage.AskAsync(new FoundWorkspaceFor(company, SignIns[0].Email), machine)).Workspace;
        await stage.AskAsync(
            new ChangeSettings(place, company, "Europe/Berlin", "https://lindner.example/impressum", "https://lindner.example/datenschutz", null, ""), jana);
        var people = new Dictionary<DemoPerson, Actor>
        {
            [DemoPerson.Jana] = jana,
            [DemoPerson.Tom] = await JoinAsync(stage, place, jana, machine, 1, Role.Editor),
            [DemoPerson.Mia] = await JoinAsync(stage, place, jana, machine, 2, Role.Author),
        };
        var cast = new DemoCast(place, people, await ConnectAsync(stage, place, jana));
        await KeepTextBlocksAsync(stage, cast);
        return cast;
    }

    /// <summary>Lets the Instagram rehearsal refuse pictures, or take them again.</summary>
    public Task RefusePicturesAsync(DemoStage stage, bool refuse) => stage.AskAsync(
        new ConnectChannel(Workspace, "rehearsal", Channels['I'], "", Settings("tischlerei.lindner", refuse ? FaultyScript : "ok")), People[DemoPerson.Jana]);

    private static async Task<Actor> JoinAsync(DemoStage stage, WorkspaceId place, Actor owner, Actor machine, int index, Role role)
    {
        var (name, email, password, _) = SignIns[index];
        var link = await stage.AskAsync(new InviteMember(place, email, role), owner);
        await stage.AskAsync(new AcceptInvitation(new Uri(link.Shown!).Segments[^1], name, password, "de", "Firefox, Android"), Actor.Nobody);
        return new(ActorKind.Person, (await stage.AskAsync(new FindLogin(email), machine)).Id, name, "de");
    }

    private static async Task<Dictionary<char, ChannelId>> ConnectAsync(DemoStage stage, WorkspaceId place, Actor owner)
    {
        var newsroom = (await stage.AskAsync(new ListChannels(place), owner)).Single(c => c.BuiltIn).Id;
        var bluesky = await stage.AskAsync(new ConnectChannel(place, "rehearsal", null, "Bluesky (Probe)", Settings("lindner.example", "")), owner);
        var instagram = await stage.AskAsync(new ConnectChannel(place, "rehearsal", null, "Instagram (Probe)", Settings("tischlerei.lindner", "")), owner);
        await stage.AskAsync(new ChangeChannel(place, bluesky, Slots: [new(1, 9 * 60), new(3, 12 * 60), new(5, 9 * 60)]), owner);
        await stage.AskAsync(new ChangeChannel(place, instagram, Slots: [new(2, 17 * 60), new(6, 10 * 60)]), owner);
        return new() { ['N'] = newsroom, ['B'] = bluesky, ['I'] = instagram };
    }

    private static Dictionary<string, string> Settings(string name, string script) => new(StringComparer.Ordinal) { ["Name"] = name, ["Script"] = script };

    private static async Task KeepTextBlocksAsync(DemoStage stage, DemoCast cast)
    {
        var tom = cast.People[DemoPerson.Tom];
        await stage.AskAsync(new KeepTextBlock(cast.Workspace, null, TextBlockKind.Template, "Fertiges Möbel", "Maße: …\nHolz: …\nOberfläche: …\nDas Besondere daran: …"), tom);
        await stage.AskAsync(new KeepTextBlock(cast.Workspace, null, TextBlockKind.Template, "Werkzeug der Woche", "Das ist ein …\nMan braucht es, um …\nMein Tipp: …"), tom);
        await stage.AskAsync(new KeepTextBlock(cast.Workspace, null, TextBlockKind.Signature, "Werkstatt", "Tischlerei Lindner, Am Sägewerk 3. Werktags von 7 bis 16 Uhr."), tom);
        await stage.AskAsync(new KeepTextBlock(cast.Workspace, null, TextBlockKind.HashtagSet, "Ausbildung", "#Ausbildung #Handwerk #Tischlerei"), tom);
        await stage.AskAsync(new KeepTextBlock(cast.Workspace, null, TextBlockKind.HashtagSet, "Möbel", "#Massivholz #Eiche #Möbelbau"), tom);
    }
}
