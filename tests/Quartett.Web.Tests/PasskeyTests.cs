using Microsoft.Playwright;
using Quartett.Testing;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests;

public sealed class PasskeyTests
{
    [Fact]
    public async Task First_run_sign_out_and_sign_in_with_a_passkey_in_a_real_browser_without_one_complaint_of_the_policy()
    {
        await using var host = await TestHost.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await Chromium.ExecutableAsync(), Args = [.. Chromium.Arguments] });
        var page = await browser.NewPageAsync(new() { Locale = "de-DE" });
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await VirtualKeyAsync(page);
        // Passkeys belong to names; an address in numbers has none.
        var root = $"http://localhost:{host.Address.Port}";

        await page.GotoAsync(root + "/");
        await page.GetByLabel("Ihr Name").FillAsync("Lena Lindner");
        await page.GetByLabel("E-Mail").FillAsync(TestHost.Email);
        await page.GetByText("Passkey statt Passwort verwenden").ClickAsync();
        await page.GetByLabel("Betrieb").FillAsync("Tischlerei Lindner");
        await page.SelectOptionAsync("[name=sector]", "crafts");
        await page.GetByText("Loslegen").ClickAsync();
        await page.WaitForURLAsync("**/w/tischlerei-lindner");

        await page.GotoAsync(root + "/me");
        await Assertions.Expect(page.GetByText("Diese hier")).ToHaveCountAsync(1);
        await page.EvaluateAsync("() => { for (const f of document.forms) if (f.action.endsWith('/sign-out')) f.submit(); }");
        await page.WaitForURLAsync("**/sign-in");

        await page.GetByText("Mit Passkey anmelden").ClickAsync();
        await page.WaitForURLAsync("**/w/tischlerei-lindner");
        await page.GetByRole(AriaRole.Link, new() { Name = "Menschen" }).First.ClickAsync();
        await page.WaitForURLAsync("**/members");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_passkey_can_still_be_made_after_a_password_was_refused()
    {
        await using var host = await TestHost.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await Chromium.ExecutableAsync(), Args = [.. Chromium.Arguments] });
        var page = await browser.NewPageAsync(new() { Locale = "de-DE" });
        await VirtualKeyAsync(page);
        await page.GotoAsync($"http://localhost:{host.Address.Port}/");
        await page.GetByLabel("Ihr Name").FillAsync("Lena Lindner");
        await page.GetByLabel("E-Mail").FillAsync(TestHost.Email);
        await page.GetByLabel("Passwort", new() { Exact = true }).FillAsync("kurz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter", Exact = true }).ClickAsync();
        await Expect(page.Locator(".field-error")).ToBeVisibleAsync();

        await page.GetByText("Passkey statt Passwort verwenden").ClickAsync();
        await Expect(page.GetByLabel("Betrieb")).ToBeVisibleAsync();
    }

    private static async Task VirtualKeyAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
