using System.Net;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

public sealed class MembersTests
{
    private const string Members = "/w/tischlerei-lindner/members";

    [Fact]
    public async Task An_invited_person_joins_with_the_link_the_owner_was_shown_once()
    {
        await using var host = await TestHost.FoundedAsync();
        using var owner = host.Browser();
        await owner.SignInAsync();
        var invited = await owner.SendAsync(Members, "invite", ("email", "jana@lindner.test"), ("role", "Editor"));
        var link = invited.Page.QuerySelector("input[data-link]")!.GetAttribute("value")!;
        (await owner.PageAsync(Members)).QuerySelector("input[data-link]").ShouldBeNull();

        using var jana = host.Browser();
        var path = new Uri(link).AbsolutePath;
        await jana.PageAsync(path);
        var joined = await jana.SendAsync(path, "join", ("name", "Jana"), ("password", "Jana mag lange Sätze"));

        joined.To.ShouldBe("/w/tischlerei-lindner");
        (await jana.GetAsync(joined.To!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await jana.PageAsync(Members)).QuerySelectorAll("form[method=post] select").ShouldBeEmpty();
        (await jana.PageAsync(path)).Body!.TextContent.ShouldContain("verbraucht");
        var trail = (await owner.PageAsync("/w/tischlerei-lindner/audit?area=member")).Body!.TextContent;
        trail.ShouldContain("Hat einen Zugangslink auf dem Bildschirm gesehen");
        trail.ShouldNotContain("Editor", customMessage: "Roles are said in the reader's words.");
    }

    [Fact]
    public async Task A_reset_link_sets_a_new_password_and_ends_the_old_sessions()
    {
        await using var host = await TestHost.FoundedAsync();
        using var owner = host.Browser();
        await owner.SignInAsync();
        var invited = await owner.SendAsync(Members, "invite", ("email", "jana@lindner.test"), ("role", "Author"));
        using var jana = host.Browser();
        await jana.SendAsync(Path(invited), "join", ("name", "Jana"), ("password", "Jana mag lange Sätze"));
        var page = await owner.PageAsync(Members);
        var form = page.QuerySelectorAll("input[name=_handler]").Select(h => h.GetAttribute("value")!).Single(v => v.StartsWith("reset-", StringComparison.Ordinal));

        var reset = await owner.SendAsync(page, Members, form);
        using var fresh = host.Browser();
        (await fresh.SendAsync(Path(reset), "reset", ("password", "kurz"))).Page.QuerySelector("#password-error").ShouldNotBeNull();
        (await fresh.SendAsync(Path(reset), "reset", ("password", "ein ganz neuer Satz"))).To.ShouldBe("/sign-in?reset");

        (await jana.GetAsync("/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await fresh.SignInAsync("jana@lindner.test", "ein ganz neuer Satz")).To.ShouldBe("/");

        static string Path(Sent sent) => new Uri(sent.Page.QuerySelector("input[data-link]")!.GetAttribute("value")!).AbsolutePath;
    }

    [Fact]
    public async Task The_last_owner_is_told_why_they_stay()
    {
        await using var host = await TestHost.FoundedAsync();
        using var owner = host.Browser();
        await owner.SignInAsync();
        var page = await owner.PageAsync(Members);
        var form = page.QuerySelectorAll("input[name=_handler]").Select(h => h.GetAttribute("value")!).Single(v => v.StartsWith("remove-", StringComparison.Ordinal));

        var refused = await owner.SendAsync(page, Members, form);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Machen Sie erst jemand anderen dazu");
    }

    [Fact]
    public async Task Settings_are_kept_and_a_wrong_zone_is_said_at_its_field()
    {
        await using var host = await TestHost.FoundedAsync();
        using var owner = host.Browser();
        await owner.SignInAsync();
        (string, string)[] company = [("company", "Lindner & Co"), ("country", "AT"), ("sector", "retail"), ("language", "en"), ("imprintUrl", "https://lindner.test/impressum"), ("privacyUrl", ""), ("newsroomHost", ""), ("signature", "Ihre Tischlerei")];

        var wrong = await owner.SendAsync("/w/tischlerei-lindner/settings", "settings", [.. company, ("timeZone", "Mars/Olympus")]);
        wrong.Page.QuerySelector("#timeZone-error").ShouldNotBeNull();
        wrong.Page.QuerySelector("#company")!.GetAttribute("value").ShouldBe("Lindner & Co");
        (await owner.SendAsync("/w/tischlerei-lindner/settings", "settings", [.. company, ("timeZone", "Europe/Vienna")])).To.ShouldBe("/w/tischlerei-lindner/settings?saved");

        var page = await owner.PageAsync("/w/tischlerei-lindner/settings?saved");
        page.QuerySelector("#timeZone")!.GetAttribute("value").ShouldBe("Europe/Vienna");
        page.QuerySelector("#signature")!.TextContent.ShouldBe("Ihre Tischlerei");
    }

    [Fact]
    public async Task Another_workspace_appears_in_the_switcher()
    {
        await using var host = await TestHost.FoundedAsync();
        using var owner = host.Browser();
        await owner.SignInAsync();

        var made = await owner.SendAsync("/workspaces/new", "workspace", ("company", "Zweitmarke"), ("country", "CH"), ("sector", "retail"), ("language", "de"));

        made.To.ShouldBe("/w/zweitmarke");
        (await owner.PageAsync(made.To!)).QuerySelector("a[href='/w/tischlerei-lindner']").ShouldNotBeNull();
    }
}
