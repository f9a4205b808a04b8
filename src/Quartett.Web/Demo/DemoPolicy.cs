using Quartett.Core.Policies;

namespace Quartett.Web.Demo;

/// <summary>The demo's policy: in force for some days, signed by two of three; the apprentice still has time.</summary>
internal static class DemoPolicy
{
    private const int DaysInForce = 9;

    /// <summary>What happens with it, and when.</summary>
    public static IEnumerable<(DateTimeOffset At, Func<Task> Happens)> Events(DemoStage stage, DemoCast cast, DateTimeOffset now)
    {
        var begins = now.AddDays(-DaysInForce);
        yield return (begins, () => PutInForceAsync(stage, cast));
        yield return (begins.AddHours(1), () => SignAsync(stage, cast, DemoPerson.Jana));
        yield return (begins.AddDays(2), () => SignAsync(stage, cast, DemoPerson.Tom));
    }

    private static async Task PutInForceAsync(DemoStage stage, DemoCast cast)
    {
        var jana = cast.People[DemoPerson.Jana];
        var answers = new PolicyInterview("de", "Jana Lindner", "Tom Berger", Formal: true, Alone: false, WorksCouncil: false, AiUse.WithReview, "montags bis freitags, 8 bis 16 Uhr");
        await stage.AskAsync(new DraftPolicy(cast.Workspace, answers), jana);
        var hash = (await stage.AskAsync(new ShowPolicy(cast.Workspace), jana)).Draft!.Hash;
        await stage.AskAsync(new PutPolicyInForce(cast.Workspace, hash, null, PolicyChange.Material, ""), jana);
    }

    private static async Task SignAsync(DemoStage stage, DemoCast cast, DemoPerson person)
    {
        var inForce = (await stage.AskAsync(new ShowPolicy(cast.Workspace), cast.People[person])).InForce!;
        await stage.AskAsync(new SignPolicy(cast.Workspace, inForce.Number, inForce.Hash), cast.People[person]);
    }
}
