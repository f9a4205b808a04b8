using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Quartett.Web.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Repeating;

/// <summary>Series over REST, through the real host.</summary>
public sealed class SeriesApiTests
{
    private static readonly string First = DateTime.UtcNow.Date.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly object Daily = new { unit = "weeks", every = 1, weekdays = new[] { 1, 2, 3, 4, 5, 6, 7 }, first = First, time = "09:00" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_series_is_begun_shown_skipped_paused_resumed_changed_and_ended()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var post = await DraftAsync(house, client);

        var series = (await (await PostAsync(client, $"{Api(house)}/posts/{post}/repeat", new { recurrence = Daily })).Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
        var shown = await ShowAsync(house, client, series);
        shown.GetProperty("stage").GetString().ShouldBe("running");
        shown.GetProperty("next")[0].GetProperty("day").GetString().ShouldBe(First);
        (await client.GetFromJsonAsync<JsonElement>($"{Api(house)}/posts/{post}", Cancel)).GetProperty("part").GetProperty("day").GetString().ShouldBe(First);

        (await client.PutAsync($"{Api(house)}/series/{series}/skipped/{First}", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ShowAsync(house, client, series)).GetProperty("next")[0].GetProperty("isSkipped").GetBoolean().ShouldBeTrue();
        (await client.DeleteAsync($"{Api(house)}/series/{series}/skipped/{First}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await PostAsync(client, $"{Api(house)}/series/{series}/pause", null);
        (await ShowAsync(house, client, series)).GetProperty("stage").GetString().ShouldBe("paused");
        await PostAsync(client, $"{Api(house)}/series/{series}/resume", null);
        var yearly = new { unit = "years", every = 1, first = First, time = "10:00" };
        (await client.PutAsJsonAsync($"{Api(house)}/series/{series}/recurrence", yearly, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ShowAsync(house, client, series)).GetProperty("recurrence").GetProperty("unit").GetString().ShouldBe("years");
        await PostAsync(client, $"{Api(house)}/series/{series}/end", null);
        (await client.GetFromJsonAsync<JsonElement>($"{Api(house)}/series", Cancel))[0].GetProperty("stage").GetString().ShouldBe("ended");
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_says_what_is_wrong_at_its_field()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var spring = new { unit = "weeks", every = 1, weekdays = new[] { 7 }, first = "2027-03-28", time = "02:30" };

        var days = await (await PostAsync(client, $"{Api(house)}/series/preview", new { recurrence = spring, take = 2 })).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        using var refused = await client.PostAsJsonAsync($"{Api(house)}/series/preview", new { recurrence = new { unit = "weeks", every = 0, weekdays = new[] { 1 }, first = First, time = "09:00" } }, Cancel);

        days[0].GetProperty("shift").GetString().ShouldBe("skipped");
        days[0].GetProperty("at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Cancel)).ShouldContain("series.every");
        (await client.GetFromJsonAsync<JsonElement>($"{Api(house)}/series", Cancel)).GetArrayLength().ShouldBe(0);
    }

    private static string Api(House house) => $"/api/v1/w/{house.Slug}";

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, object? body) =>
        (await client.PostAsJsonAsync(address, body ?? new { }, Cancel)) is var answer && answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{address}: {await answer.Content.ReadAsStringAsync(Cancel)}");

    private static Task<JsonElement> ShowAsync(House house, HttpClient client, Guid series) => client.GetFromJsonAsync<JsonElement>($"{Api(house)}/series/{series}", Cancel);

    private static async Task<Guid> DraftAsync(House house, HttpClient client)
    {
        var channels = await client.GetFromJsonAsync<JsonElement>($"{Api(house)}/channels", Cancel);
        var newsroom = channels.EnumerateArray().Single(c => c.GetProperty("builtIn").GetBoolean()).GetProperty("id").GetGuid();
        var answer = await PostAsync(client, $"{Api(house)}/posts", new { content = new { text = "Jeden Tag neu", variants = new[] { new { channel = newsroom } } } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }
}
