using Quartett.Core.Policies;

namespace Quartett.Core.Tests.Policies.Writing;

/// <summary>Steps of a company on the way to its policy.</summary>
internal static class PolicyStory
{
    public static readonly PolicyInterview Answers = new("de", "Lena Lindner", "Emil Ebert", Formal: true, Alone: false, WorksCouncil: false, AiUse.WithReview, "montags bis freitags, 8 bis 16 Uhr");

    public static async Task<PolicyDraft?> DraftOfPolicyAsync(this Company company) => (await company.Core.DoneAsync(new ShowPolicy(company.Workspace), company.Owner)).Draft;

    public static async Task WriteAsync(this Company company, string section, string text)
    {
        var before = await company.Core.DoneAsync(new ShowSection(company.Workspace, section), company.Owner);
        await company.Core.DoneAsync(new EditSection(company.Workspace, section, before.Revision, before.Title, text, before.Owner, before.ReviewOn), company.Owner);
    }

    public static async Task<int> PutInForceAsync(this Company company, PolicyChange change = PolicyChange.Material, int graceDays = 14) =>
        await company.Core.DoneAsync(new PutPolicyInForce(company.Workspace, (await company.DraftOfPolicyAsync())!.Hash, null, change, "Klarer gesagt", graceDays), company.Owner);

    /// <summary>A policy in force from the templates.</summary>
    public static async Task<int> FirstPolicyAsync(this Company company, int graceDays = 14)
    {
        await company.Core.DoneAsync(new DraftPolicy(company.Workspace, Answers), company.Owner);
        return await company.PutInForceAsync(graceDays: graceDays);
    }

    public static async Task SignAsync(this Company company, Core.Kernel.Actor who)
    {
        var inForce = (await company.Core.DoneAsync(new ShowPolicy(company.Workspace), who)).InForce!;
        await company.Core.DoneAsync(new SignPolicy(company.Workspace, inForce.Number, inForce.Hash), who);
    }
}
