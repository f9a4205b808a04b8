using System.Globalization;
using Microsoft.Playwright;
using Quartett.Testing;

namespace Quartett.Bench;

/// <summary>What a person waits for: the first paint of a page in a real browser, and the bytes that had to come.</summary>
internal static class PaintBench
{
    private const string Password = "four voices on one beat";

    public static async Task<IReadOnlyList<Row>> RunAsync(string assembly, bool quick)
    {
        var runs = quick ? 3 : 5;
        using var room = new ScratchRoom();
        await using var server = await QuartettServer.StartAsync(room.NewFolder(), assembly: assembly);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.ExecutableAsync(),
            Args = Chromium.Arguments,
        });

        var (today, signedIn) = await FoundAsync(browser, server.Address);
        var rows = new List<Row>();
        rows.AddRange(await ColdAsync("sign-in", runs, browser, new(), new Uri(server.Address, "sign-in")));
        rows.AddRange(await ColdAsync("today", runs, browser, signedIn, today));
        rows.AddRange(await ColdAsync("calendar", runs, browser, signedIn, new Uri($"{today}/calendar")));
        rows.AddRange(await LaterAsync(runs, browser, signedIn, today, ["posts", "calendar", "media", "channels", "members"]));
        return rows;
    }

    private static async Task<(Uri Today, BrowserNewContextOptions SignedIn)> FoundAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        await page.FillAsync("[name=name]", "Johanna Lindner");
        await page.FillAsync("[name=email]", "johanna@example.test");
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main button[type=submit], form button");
        await page.FillAsync("[name=company]", "Tischlerei Lindner");
        await page.SelectOptionAsync("[name=sector]", "crafts");
        await page.ClickAsync("form:has([name=company]) button");
        await page.WaitForURLAsync("**/w/*", new() { WaitUntil = WaitUntilState.Commit });
        return (new Uri(page.Url), new() { StorageState = await context.StorageStateAsync() });
    }

    /// <summary>A browser that has never been here: nothing in its cache.</summary>
    private static async Task<IReadOnlyList<Row>> ColdAsync(string name, int runs, IBrowser browser, BrowserNewContextOptions options, Uri address)
    {
        List<double> paints = [], sizes = [];
        // One visit beforehand: the server compiles a page when it is first asked for, once in its life.
        for (var run = -1; run < runs; run++)
        {
            await using var context = await browser.NewContextAsync(options);
            var page = await context.NewPageAsync();
            var bytes = await CountBytesAsync(page);
            await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
            if (run < 0)
            {
                continue;
            }

            paints.Add(await FirstPaintAsync(page));
            sizes.Add(bytes() / 1024);
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{runs} runs");
        return [Row.Of($"{name}, first visit: first paint", size, paints, "ms", 400), Row.Of($"{name}, first visit: transferred", size, sizes, "KiB", 200)];
    }

    /// <summary>The same browser goes on to other pages.</summary>
    private static async Task<IReadOnlyList<Row>> LaterAsync(int runs, IBrowser browser, BrowserNewContextOptions options, Uri today, IReadOnlyList<string> pages)
    {
        List<double> paints = [], sizes = [];
        for (var run = -1; run < runs; run++)
        {
            await using var context = await browser.NewContextAsync(options);
            var page = await context.NewPageAsync();
            await page.GotoAsync(today.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
            foreach (var next in pages)
            {
                var bytes = await CountBytesAsync(page);
                await page.GotoAsync($"{today}/{next}", new() { WaitUntil = WaitUntilState.NetworkIdle });
                if (run < 0)
                {
                    continue;
                }

                paints.Add(await FirstPaintAsync(page));
                sizes.Add(bytes() / 1024);
            }
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{paints.Count} pages");
        return [Row.Of("later pages: first paint", size, paints, "ms", null), Row.Of("later pages: transferred", size, sizes, "KiB", 40)];
    }

    private static Task<double> FirstPaintAsync(IPage page) => page.EvaluateAsync<double>(
        """
        () => new Promise(done => new PerformanceObserver((entries, observer) => {
          const paint = entries.getEntriesByName('first-contentful-paint')[0];
          if (paint) { observer.disconnect(); done(paint.startTime); }
        }).observe({ type: 'paint', buffered: true }))
        """);

    private static async Task<Func<double>> CountBytesAsync(IPage page)
    {
        var network = await page.Context.NewCDPSessionAsync(page);
        var sum = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, message) => sum += message!.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");
        return () => sum;
    }
}
