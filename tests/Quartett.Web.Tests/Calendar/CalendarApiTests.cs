using System.Text.Json;
using Microsoft.Playwright;
using NodaTime;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Calendar;

public sealed class CalendarApiTests
{
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;

    [Fact]
    public async Task A_day_in_the_past_is_refused_with_its_code_and_a_sentence()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Zu spät", Today.PlusDays(5).At(new LocalTime(9, 0)));
        var page = await house.SignInAsync();

        var (status, body) = await PatchAsync(house, page, post, new { day = "2020-01-07" });

        status.ShouldBe(422);
        body.GetProperty("code").GetString().ShouldBe("schedule.past");
        body.GetProperty("title").GetString()!.ShouldContain("vorbei");
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_refused_at_the_day()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Wann auch immer");
        var page = await house.SignInAsync();

        var (status, body) = await PatchAsync(house, page, post, new { day = "irgendwann" });

        status.ShouldBe(422);
        body.GetProperty("field").GetString().ShouldBe("day");
    }

    [Fact]
    public async Task A_scheduled_post_moves_with_everything_that_is_sealed_and_can_be_taken_off_the_plan()
    {
        await using var house = await OpenHouse.OpenAsync();
        var day = Today.PlusDays(5);
        var post = await house.PostAsync("Umzug", day.At(new LocalTime(9, 0)));
        var page = await house.SignInAsync();

        var (moved, _) = await PatchAsync(house, page, post, new { day = $"{day.PlusDays(1):yyyy-MM-dd}", time = "8:15" });
        var shown = await house.DoAsync(new ShowPost(house.Workspace, post));

        moved.ShouldBe(200);
        shown.Stage.ShouldBe(PostStage.Planned);
        shown.Deliveries.ShouldHaveSingleItem().DueAt.ShouldBe(shown.PlannedAt!.Value);

        var (off, _) = await PatchAsync(house, page, post, new { day = (string?)null });

        off.ShouldBe(200);
        (await house.DoAsync(new ShowPost(house.Workspace, post))).Stage.ShouldBe(PostStage.Draft);
    }

    [Fact]
    public async Task A_request_without_the_token_is_refused()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Fremd");
        var page = await house.SignInAsync();

        var answer = await page.Context.APIRequest.PatchAsync($"/api/v1/w/{house.Slug}/calendar/posts/{post}", new() { DataObject = new { day = "2030-01-01" } });

        answer.Status.ShouldBe(400);
    }

    private static async Task<(int Status, JsonElement Body)> PatchAsync(OpenHouse house, IPage page, PostId post, object body)
    {
        var token = await page.Locator("meta[name=xsrf]").GetAttributeAsync("content");
        var answer = await page.Context.APIRequest.PatchAsync(
            $"/api/v1/w/{house.Slug}/calendar/posts/{post}",
            new() { DataObject = body, Headers = new Dictionary<string, string> { ["X-XSRF-TOKEN"] = token! } });
        return (answer.Status, (await answer.JsonAsync())!.Value);
    }
}
