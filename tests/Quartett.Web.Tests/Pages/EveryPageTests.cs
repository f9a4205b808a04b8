using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Quartett.Web.Tests.Journeys;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Pages;

/// <summary>What holds for every page, for everybody: on the desk in the light, on the phone in the dark, the language alternating.</summary>
public sealed class EveryPageTests(DemoHouse house) : IClassFixture<DemoHouse>
{
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // Pages whose status the browser itself reports in its console, as it should.
    private static readonly string[] Failing = ["/not-found", "/trouble"];

    private const string FocusIsSeen =
        """
        () => {
          const seen = e => e && (s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none')(getComputedStyle(e));
          const e = document.activeElement;
          if (!e || e === document.body || e === document.documentElement) return null;
          if (e !== window.lastReached) e.dataset.reached = 1 + +(e.dataset.reached ?? 0);
          window.lastReached = e;
          if (+e.dataset.reached > 1) return 'again';
          const near = [e, e.parentElement, e.closest('label'), e.nextElementSibling, e.closest('.input-with, .drop, .chip, .choice, .writing')];
          return near.some(seen) ? '' : `focus cannot be seen: ${e.outerHTML.slice(0, 160)}`;
        }
        """;

    private const string NotReached =
        """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e =>
            !e.dataset.reached && !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden' && !e.closest('[inert]')
            && e.checkVisibility({ visibilityProperty: true })
            && !(e.type === 'radio' && [...document.getElementsByName(e.name)].some(o => o.form === e.form && (o.checked ? o !== e : o.dataset.reached))))
          .map(e => e.outerHTML.slice(0, 160))
        """;

    public static TheoryData<string, bool> Visits { get; } = [.. DemoHouse.Templates.SelectMany(template => new[] { (template, false), (template, true) })];

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task A_page_is_for_everybody(string template, bool onThePhone)
    {
        var odd = DemoHouse.Templates.ToList().IndexOf(template) % 2 == 1;
        var device = onThePhone ? Device.Pocket(odd ? "en" : "de") : Device.Desk(odd ? "de" : "en");
        await using var visitor = await house.OpenAsync(template, device);

        var problems = new List<string>();
        problems.AddRange(await StructureAsync(visitor.Page));
        problems.AddRange(await AxeAsync(visitor.Page));
        if (!onThePhone) problems.AddRange(await TabThroughAsync(visitor.Page));
        problems.AddRange(visitor.Complaints.Where(complaint => !(Failing.Contains(template) && complaint.Contains("Failed to load resource", StringComparison.Ordinal))));

        problems.ShouldBeEmpty($"{template} for {device}");
    }

    private static async Task<IEnumerable<string>> StructureAsync(IPage page)
    {
        var problems = new List<string>();
        var titles = await page.Locator("h1:visible").CountAsync();
        if (titles != 1) problems.Add($"{titles} first-level headings");
        if (string.IsNullOrWhiteSpace(await page.TitleAsync())) problems.Add("no title");
        var wide = await page.EvaluateAsync<string>(
            "() => { const w = document.documentElement; return w.scrollWidth <= w.clientWidth ? '' : `${w.scrollWidth} px wide on ${w.clientWidth}: ` + [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w.clientWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | '); }");
        if (wide.Length > 0) problems.Add(wide);
        return problems;
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Wcag] } });
        return found.Violations.Select(violation => $"{violation.Id}: {violation.Help} – {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }

    private static async Task<IEnumerable<string>> TabThroughAsync(IPage page)
    {
        var problems = new List<string>();
        await page.EvaluateAsync("() => { document.activeElement?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0); }");
        for (var away = 0; away < 2;)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<string?>(FocusIsSeen);
            if (seen is null) away++;
            else if (seen == "again") break;
            else if (seen.Length > 0) problems.Add(seen);
        }

        problems.AddRange((await page.EvaluateAsync<string[]>(NotReached)).Select(left => $"the keyboard does not reach {left}"));
        return problems;
    }
}
