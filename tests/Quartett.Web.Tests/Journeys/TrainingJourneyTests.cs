using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Quartett.Core.People;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>Fail, read, pass, hold the certificate: as a person does it in the browser.</summary>
public sealed class TrainingJourneyTests
{
    private const string Course = "L07";

    [Fact]
    public Task In_German_on_the_phone() => TravelAsync(Device.Pocket("de"), script: true);

    [Fact]
    public Task In_English_on_the_desk() => TravelAsync(Device.Desk("en"), script: true);

    [Fact]
    public Task In_German_without_script() => TravelAsync(Device.Desk("de"), script: false);

    private static async Task TravelAsync(Device device, bool script)
    {
        await using var house = await OpenHouse.OpenAsync(language: device.Language);
        var page = await house.SignInAsync(new(device.Options) { JavaScriptEnabled = script });
        var right = Key(device.Language);

        await page.GotoAsync($"/w/{house.Slug}/training");
        await page.Locator($"a.row-title[href$='/{Course}']").ClickAsync();
        await Button(page, device, "training.start").ClickAsync();
        // An empty answer is asked for again, at the question.
        await Button(page, device, "quiz.next").ClickAsync();
        if (script) await Expect(page.Locator(".field-error, input:invalid, select:invalid").First).ToBeAttachedAsync();
        await AnswerAllAsync(page, device, right, well: false);
        await Button(page, device, "quiz.finish").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = device.Word("quiz.failed"), Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".quiz-review > li")).ToHaveCountAsync(8);
        await page.GetByRole(AriaRole.Link, new() { Name = device.Word("quiz.readAgain"), Exact = true }).ClickAsync();
        await Expect(page.Locator(".would").First).ToBeVisibleAsync();
        await page.Locator(".would summary").First.ClickAsync();
        await Expect(page.Locator(".would details").First).ToHaveAttributeAsync("open", "");

        await Button(page, device, "training.start").ClickAsync();
        await AnswerAllAsync(page, device, right, well: true);
        await Button(page, device, "quiz.finish").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = device.Word("quiz.passed"), Exact = true })).ToBeVisibleAsync();
        await page.Locator("main a.button-primary").ClickAsync();
        await Expect(page.Locator(".certificate")).ToContainTextAsync(CourseNames.Of([Course], device.Language)[4..]);
        await page.GotoAsync($"/w/{house.Slug}/training/team");
        await Expect(page.Locator(".team-courses a")).ToContainTextAsync(Course);
    }

    private static async Task AnswerAllAsync(IPage page, Device device, ISet<(string Question, string Answer)> right, bool well)
    {
        for (var number = 1; number <= 8; number++)
        {
            await Expect(page.GetByText(new Regex($"^{Regex.Escape(Words.All(device.Language)["quiz.number"].Replace("{0}", $"{number}", StringComparison.Ordinal).Replace("{1}", "8", StringComparison.Ordinal))}"))).ToBeVisibleAsync();
            var legend = (await page.Locator("form.quiz legend").InnerTextAsync()).Trim();
            var places = page.Locator("form.quiz select");
            if (await places.CountAsync() is > 0 and var steps)
            {
                var order = right.Where(r => r.Question == legend).Select(r => r.Answer).ToList();
                for (var i = 0; i < steps; i++)
                {
                    var label = (await page.Locator("form.quiz .field-label:not(.quiz-question)").Nth(i).InnerTextAsync()).Trim();
                    var place = order.IndexOf(label);
                    place.ShouldBeGreaterThanOrEqualTo(0, label);
                    await places.Nth(i).SelectOptionAsync(new SelectOptionValue { Value = $"{(well ? place + 1 : steps - place)}" });
                }
            }
            else
            {
                var choices = page.Locator("form.quiz .choice");
                for (var i = 0; i < await choices.CountAsync(); i++)
                {
                    var text = (await choices.Nth(i).InnerTextAsync()).Trim();
                    if (right.Contains((legend, text)) != well) continue;
                    await choices.Nth(i).Locator("input").CheckAsync();
                    if (!well) break;
                }
            }

            await Button(page, device, "quiz.next").ClickAsync();
        }
    }

    private static ILocator Button(IPage page, Device device, string key) => page.GetByRole(AriaRole.Button, new() { Name = device.Word(key), Exact = true });

    // The questions are data of the product; who has read the course knows the answers.
    private static HashSet<(string, string)> Key(string language)
    {
        using var stream = typeof(StartQuiz).Assembly.GetManifestResourceStream($"Training/Q{Course[1..]}.{language}.md")!;
        using var reader = new StreamReader(stream);
        HashSet<(string, string)> right = [];
        var question = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("- [x] ", StringComparison.Ordinal)) right.Add((question, line[6..]));
            else if (Regex.Match(line, @"^\d\. (.*)$", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } step) right.Add((question, step.Groups[1].Value));
            else if (line.Length > 0 && !line.StartsWith('#') && !line.StartsWith('-') && !line.StartsWith('>')) question = line;
        }

        return right;
    }
}
