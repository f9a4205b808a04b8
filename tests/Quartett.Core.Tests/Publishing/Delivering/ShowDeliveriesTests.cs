using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Publishing.Delivering;

public sealed class ShowDeliveriesTests
{
    [Theory, Databases]
    public async Task Each_delivery_stands_in_the_lists_it_belongs_to(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var now = company.Core.Clock.GetUtcNow();
        var failing = await company.ConnectAsync("Stolpert", "fail:Transient");
        var sent = await company.PublishedAsync("Gesendet");
        var resting = await company.PlannedAsync(null, "Ruht", failing);
        await company.SendDueAsync();
        var held = await company.PlannedAsync(new Moment.At(now.AddHours(2)), "Angehalten");
        await company.Core.DoneAsync(new HoldPost(company.Workspace, held), company.Editor);
        var soon = await company.PlannedAsync(new Moment.At(now.AddHours(3)), "Bald");
        await company.PlannedAsync(new Moment.At(now.AddDays(9)), "Irgendwann");

        (await PostsOf(DeliveryList.Delivered)).ShouldBe([sent]);
        (await PostsOf(DeliveryList.Resting)).ShouldBe([resting]);
        (await PostsOf(DeliveryList.Held)).ShouldBe([held]);
        (await PostsOf(DeliveryList.Due)).ShouldBe([resting, soon]);
        (await PostsOf(DeliveryList.Late)).ShouldBeEmpty();
        var view = await company.Core.DoneAsync(new ShowDeliveries(company.Workspace, DeliveryList.Due, company.Channel), company.Author);
        view.Lines.Select(l => l.Post).ShouldBe([soon]);
        view.Channels.Single(c => c.Channel.Id == company.Channel).ShouldSatisfyAllConditions(
            c => c.Waiting.ShouldBe(2), c => c.NextAt.ShouldBe(now.AddHours(3)), c => c.NeedsPerson.ShouldBe(1), c => c.Late.ShouldBe(0));
        view.Channels.Single(c => c.Channel.Id == failing).Channel.RestUntil.ShouldNotBeNull();

        company.Core.Clock.Advance(TimeSpan.FromMinutes(2));
        (await PostsOf(DeliveryList.Late)).ShouldBe([resting]);

        async Task<IReadOnlyList<PostId>> PostsOf(DeliveryList list) =>
            [.. (await company.Core.DoneAsync(new ShowDeliveries(company.Workspace, list), company.Author)).Lines.Select(l => l.Post)];
    }
}
