using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

public sealed class HoldEverythingTests
{
    [Theory, Databases]
    public async Task While_everything_is_held_nothing_goes_out_and_afterwards_nothing_goes_by_itself(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var now = company.Core.Clock.GetUtcNow();
        var during = await company.PlannedAsync(new Moment.At(now.AddMinutes(5)), "Währenddessen");
        var after = await company.PlannedAsync(new Moment.At(now.AddMinutes(30)), "Danach");
        await company.Core.DoneAsync(new HoldDeliveries(company.Workspace), company.Editor);
        await company.Core.DoneAsync(new HoldDeliveries(company.Workspace), company.Owner);

        company.Core.Clock.Advance(TimeSpan.FromMinutes(5));
        await company.SendDueAsync();
        (await company.DeliveryAsync(during)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Held), d => d.HeldReason.ShouldBe(HeldReasons.Everything));
        (await company.Core.DoneAsync(new ShowDeliveries(company.Workspace, DeliveryList.Held), company.Author)).ShouldSatisfyAllConditions(
            v => v.Hold.ShouldNotBeNull().ByName.ShouldBe(company.Editor.Name), v => v.Lines.ShouldHaveSingleItem().Post.ShouldBe(during));

        await company.Core.DoneAsync(new ResumeDeliveries(company.Workspace), company.Editor);
        company.Core.Clock.Advance(TimeSpan.FromMinutes(25));
        await company.SendDueAsync();
        (await company.DeliveryAsync(after)).State.ShouldBe(DeliveryState.Delivered);
        (await company.DeliveryAsync(during)).State.ShouldBe(DeliveryState.Held);

        await company.Core.DoneAsync(new ReleasePost(company.Workspace, during), company.Editor);
        await company.SendDueAsync();
        (await company.LedgerAsync()).Texts.ShouldBe(["Danach", "Währenddessen"]);
    }

    [Theory, Databases]
    public async Task A_neighbour_goes_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var neighbour = await company.NeighbourAsync();
        await company.Core.DoneAsync(new HoldDeliveries(company.Workspace), company.Editor);
        var theirs = await neighbour.PlannedAsync();

        await company.SendDueAsync();

        (await neighbour.DeliveryAsync(theirs)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Theory, Databases]
    public async Task What_is_public_is_not_changed_while_everything_is_held(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.PublishedAsync();
        var revision = (await company.ShowAsync(post)).Revision;
        await company.Core.DoneAsync(new EditPost(company.Workspace, post, revision, company.Says("Anders")), company.Editor);
        await company.Core.DoneAsync(new HoldDeliveries(company.Workspace), company.Editor);

        (await company.Core.RunAsync(new UpdateDelivered(company.Workspace, (await company.DeliveryAsync(post)).Id), company.Editor)).Refusal!.Code.ShouldBe("deliveries.held");
    }

    [Theory, Databases]
    public async Task Who_only_drafts_neither_stops_nor_goes_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);

        (await company.Core.RunAsync(new HoldDeliveries(company.Workspace), company.Author)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await company.Core.RunAsync(new ResumeDeliveries(company.Workspace), company.Author)).Refusal!.Code.ShouldBe("kernel.notAllowed");
    }
}
