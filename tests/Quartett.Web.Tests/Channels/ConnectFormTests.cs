using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Channels;

/// <summary>The form of a network's settings as a browser without script sends it.</summary>
public sealed class ConnectFormTests
{
    private const string Form = "/w/tischlerei-lindner/channels/add/rehearsal";

    [Fact]
    public async Task A_setting_called_like_a_field_of_ours_is_not_mixed_up_with_it()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();

        var sent = await browser.SendAsync(Form, "connect", ("setting.Name", "Bühne"), ("setting.Script", ""), ("name", "Unsere Probe"));

        var channel = await browser.PageAsync(sent.To.ShouldNotBeNull());
        channel.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Unsere Probe");
        channel.QuerySelector(".channel-under .soft")!.TextContent.ShouldBe("Bühne");
        var again = await browser.PageAsync(sent.To!.Split('?')[0] + "/reconnect");
        again.QuerySelector("input[name='setting.Name']")!.GetAttribute("value").ShouldBe("Bühne");
    }

    [Fact]
    public async Task What_is_wrong_with_a_setting_stands_at_its_field_with_what_was_typed()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();

        var sent = await browser.SendAsync(Form, "connect", ("setting.Name", "Bühne"), ("setting.Script", "tanzen"), ("name", ""));

        sent.Page.QuerySelector("#setting-Script-error").ShouldNotBeNull();
        sent.Page.QuerySelector("#setting-Script")!.GetAttribute("value").ShouldBe("tanzen");
        sent.Page.QuerySelector("#setting-Name")!.GetAttribute("value").ShouldBe("Bühne");
    }

    [Fact]
    public async Task Connecting_again_as_somebody_else_is_refused_with_the_way_out()
    {
        await using var host = await TestHost.FoundedAsync();
        using var browser = host.Browser();
        await browser.SignInAsync();
        var channel = (await browser.SendAsync(Form, "connect", ("setting.Name", "Bühne"), ("setting.Script", ""), ("name", ""))).To!.Split('?')[0];

        var sent = await browser.SendAsync(channel + "/reconnect", "connect", ("setting.Name", "Keller"), ("setting.Script", ""));

        sent.To.ShouldBeNull();
        sent.Text.ShouldContain("Sie haben sich als Keller angemeldet, dieser Kanal gehört aber Bühne");
    }
}
