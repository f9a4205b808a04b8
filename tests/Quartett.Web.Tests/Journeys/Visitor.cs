using System.Collections.Concurrent;
using Microsoft.Playwright;
using Quartett.Testing;
using Shouldly;

namespace Quartett.Web.Tests.Journeys;

/// <summary>Somebody at a browser. Whatever the browser complains about is kept, and <see cref="Complaints"/> has to be empty at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Shared = new(LaunchAsync);

    // Violations of the policy are events of the document; the console is what reaches us from every page.
    private const string TellPolicy = "document.addEventListener('securitypolicyviolation', e => console.error(`CSP: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))";

    private readonly ConcurrentQueue<string> complaints = new();

    private Visitor(Device device, IBrowserContext context, IPage page) => (Device, Context, Page) = (device, context, page);

    public Device Device { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Console errors, script errors and reports of the content security policy so far.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<Visitor> ComeAsync(Device device, Uri house, string? storageState = null, bool anyCertificate = false)
    {
        var options = device.Options;
        options.BaseURL = house.ToString();
        options.StorageState = storageState;
        options.IgnoreHTTPSErrors = anyCertificate;
        var context = await (await Shared.Value).Browser.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        await context.AddInitScriptAsync(TellPolicy);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(device, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") visitor.complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => visitor.complaints.Enqueue($"{page.Url}: {error}");
        return visitor;
    }

    public string Word(string key) => Device.Word(key);

    public ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Word(key), Exact = true });

    public ILocator Field(string key) => Page.GetByLabel(Word(key), new() { Exact = true });

    public ILocator Link(string key) => Page.GetByRole(AriaRole.Link, new() { Name = Word(key), Exact = true });

    public ILocator Heading(string key) => Page.GetByRole(AriaRole.Heading, new() { Name = Word(key), Exact = true });

    /// <summary>Goes to a place of the navigation as one does on this device: rail, bottom bar, or the sheet behind "More".</summary>
    public async Task GoToAsync(string key)
    {
        if (!Device.Phone)
        {
            await Page.Locator("nav.rail").GetByRole(AriaRole.Link, new() { Name = Word(key), Exact = true }).ClickAsync();
        }
        else if (Page.Locator("nav.bottom").GetByRole(AriaRole.Link, new() { Name = Word(key), Exact = true }) is var below && await below.CountAsync() > 0)
        {
            await below.TapAsync();
        }
        else
        {
            await Page.Locator("nav.bottom").GetByRole(AriaRole.Button, new() { Name = Word("frame.more"), Exact = true }).TapAsync();
            await Page.Locator("#more-places").GetByRole(AriaRole.Link, new() { Name = Word(key), Exact = true }).TapAsync();
        }

        await Assertions.Expect(Heading(key)).ToBeVisibleAsync();
    }

    /// <summary>Keeps a picture of what is on screen when QUARTETT_SCREENSHOTS names a folder.</summary>
    public async Task ShowAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("QUARTETT_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => Promise.all([...document.images].filter(i => i.getBoundingClientRect().top < innerHeight).map(i => i.decode().catch(() => 0))))");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Device.Name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public void ShouldHaveNothingToComplainAbout() => Complaints.ShouldBeEmpty();

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await Chromium.ExecutableAsync(), Args = Chromium.Arguments }));
    }
}
