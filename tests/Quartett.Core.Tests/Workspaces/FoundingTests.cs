using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Core.Workspaces.Switching;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Workspaces;

public sealed class FoundingTests
{
    [Theory, Databases]
    public async Task The_first_run_makes_owner_company_and_session(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        (await core.DoneAsync(new IsFounded(), Actor.Nobody)).ShouldBeFalse();

        var lindner = await core.FoundAsync();

        (await core.DoneAsync(new IsFounded(), Actor.Nobody)).ShouldBeTrue();
        var opened = await core.DoneAsync(new OpenWorkspace("tischlerei-lindner"), lindner.Owner);
        opened.Role.ShouldBe(Role.Owner);
        opened.TimeZone.ShouldBe("Europe/Berlin");
        opened.May(Right.ManageWorkspace).ShouldBeTrue();
        var audit = await core.DoneAsync(new ReadAudit(lindner.Workspace), lindner.Owner);
        audit.Lines.ShouldContain(l => l.What == "workspace.founded");
    }

    [Theory, Databases]
    public async Task Nobody_founds_an_installation_twice(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.FoundAsync();

        var again = await core.RunAsync(Lindner.Founding() with { Email = "somebody@else.test" }, Actor.Nobody);

        again.Refusal!.Code.ShouldBe("start.alreadyFounded");
    }

    [Theory, Databases]
    public async Task Of_several_first_runs_at_once_one_wins(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(n =>
            Task.Run(() => core.RunAsync(Lindner.Founding() with { Email = $"owner{n}@lindner.test" }, Actor.Nobody))));

        all.Count(o => o.Done).ShouldBe(1);
        all.Where(o => !o.Done).ShouldAllBe(o => o.Refusal!.Code == "start.alreadyFounded");
        (await core.DoneAsync(new ListWorkspaces(), TestCore.CommandLine)).Count.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Every_missing_field_is_named_at_once(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);

        var refused = await core.RunAsync(new FoundInstallation(" ", "lena@", "de", "kurz", null, new("", "FR", "magic", "fr"), ""), Actor.Nobody);

        refused.Refusals.Select(r => (r.Field, r.Code)).ShouldBe(
        [
            ("name", "input.missing"), ("email", "input.email"), ("password", "signin.passwordShort"),
            ("company", "input.missing"), ("country", "input.choose"), ("sector", "input.choose"), ("language", "input.choose"),
        ]);
    }

    [Theory, Databases]
    public async Task Two_companies_of_one_name_get_two_addresses(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        var lindner = await core.FoundAsync();

        var second = await core.DoneAsync(new FoundWorkspace(new("Tischlerei Lindner", "AT", "crafts", "de")), lindner.Owner);

        second.Slug.ShouldBe("tischlerei-lindner-2");
        (await core.DoneAsync(new MyWorkspaces(), lindner.Owner)).Select(w => w.Slug).ShouldBe(["tischlerei-lindner", "tischlerei-lindner-2"], ignoreOrder: true);
        (await core.DoneAsync(new OpenWorkspace(second.Slug), lindner.Owner)).TimeZone.ShouldBe("Europe/Vienna");
    }

    [Theory, Databases]
    public async Task Who_owns_nothing_founds_no_workspace(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.FoundAsync();
        var login = await core.DoneAsync(new AddLogin("jo@lindner.test", "Jo", "noch ein langer Satz", "de", Owner: false), TestCore.CommandLine);

        var refused = await core.RunAsync(new FoundWorkspace(new("Jo allein", "DE", "other", "de")), new(ActorKind.Person, login, "Jo", "de"));

        refused.Refusal!.Code.ShouldBe("kernel.notAllowed");
    }

    [Theory, Databases]
    public async Task The_command_line_founds_for_somebody_and_nobody_else_may(DatabaseKind kind)
    {
        await using var core = await TestCore.StartAsync(kind);
        await core.DoneAsync(new AddLogin("jo@lindner.test", "Jo", "noch ein langer Satz", "de", Owner: true), TestCore.CommandLine);
        var command = new FoundWorkspaceFor(new("Müller & Söhne GmbH", "CH", "retail", "de"), "jo@lindner.test");

        (await core.RunAsync(command, Actor.Nobody)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await core.DoneAsync(command, TestCore.CommandLine)).Slug.ShouldBe("mueller-und-soehne-gmbh");
        var listed = (await core.DoneAsync(new ListWorkspaces(), TestCore.CommandLine)).ShouldHaveSingleItem();
        listed.Owners.ShouldBe(["jo@lindner.test"]);
        listed.TimeZone.ShouldBe("Europe/Zurich");
    }

    [Theory, Databases]
    public async Task A_new_workspace_is_told_to_the_other_modules_inside_its_walls(DatabaseKind kind)
    {
        var heard = new List<WorkspaceId>();
        await using var core = await TestCore.StartAsync(kind, s => s.AddScoped<IWhenFounded>(_ => new Hearing(heard)));

        var lindner = await core.FoundAsync();

        heard.ShouldBe([lindner.Workspace]);
    }

    private sealed class Hearing(List<WorkspaceId> heard) : IWhenFounded
    {
        public Task FoundedAsync(WorkspaceId workspace, CancellationToken cancel)
        {
            heard.Add(workspace);
            return Task.CompletedTask;
        }
    }
}
