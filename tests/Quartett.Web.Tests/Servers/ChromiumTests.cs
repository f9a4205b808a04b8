using Microsoft.Playwright;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Servers;

public sealed class ChromiumTests
{
    [Fact]
    public async Task A_page_is_shown_and_its_script_runs()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.ExecutableAsync(),
            Args = Chromium.Arguments,
        });
        var page = await browser.NewPageAsync();

        await page.SetContentAsync("<p id=a></p><script>document.getElementById('a').textContent = 6 * 7</script>");

        (await page.TextContentAsync("#a")).ShouldBe("42");
    }
}
