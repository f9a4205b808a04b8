using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Web.Commands;

/// <summary>One command at work: asks the product through the same door as the pages, and finds what people name by words.</summary>
internal sealed class CommandSession(IServiceProvider services, CommandConsole console, CancellationToken cancel)
{
    /// <summary>The machine itself, in nobody's name.</summary>
    public Actor Machine { get; } = new(ActorKind.CommandLine, null, "script/quartett", console.Language);

    public CommandConsole Console => console;

    public T Service<T>() where T : notnull => services.GetRequiredService<T>();

    public async Task<Outcome<T>> AskAsync<T>(IUseCase<T> useCase, Actor actor)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor, cancel);
    }

    /// <summary>The person in whose name the command acts.</summary>
    public Task<Outcome<Actor>> ActorAsync(string email) =>
        AskAsync(new FindLogin(email), Machine).Then<FoundLogin, Actor>(found => new Actor(ActorKind.CommandLine, found.Id, found.Name, found.Language));

    /// <summary>That person, or the machine itself where it may look without a name.</summary>
    public Task<Outcome<Actor>> ReaderAsync(string? email) => email is null ? Task.FromResult<Outcome<Actor>>(Machine) : ActorAsync(email);

    /// <summary>By id, by address segment or by name.</summary>
    public Task<Outcome<ListedWorkspace>> WorkspaceAsync(string named) => AskAsync(new ListWorkspaces(), Machine).Then(all =>
    {
        var exact = all.Where(w => w.Id.ToString() == named || w.Slug == named).ToList();
        if (exact.Count == 0) exact = [.. all.Where(w => string.Equals(w.Name, named.Trim(), StringComparison.OrdinalIgnoreCase))];
        return exact.Count switch
        {
            1 => exact[0],
            0 => new Refusal("workspace.unknown", "workspace", named),
            _ => (Outcome<ListedWorkspace>)new Refusal("workspace.ambiguous", "workspace", named),
        };
    });

    /// <summary>The workspace a post lies in, among those the actor may see.</summary>
    public async Task<Outcome<ListedWorkspace>> WorkspaceOfAsync(PostId post, Actor actor)
    {
        var all = await AskAsync(new ListWorkspaces(), Machine);
        foreach (var workspace in all.Value ?? [])
        {
            if ((await AskAsync(new ShowPost(workspace.Id, post), actor)).Done) return workspace;
        }

        return new Refusal("kernel.notFound", "id");
    }

    /// <summary>One line from standard input: a password never stands on the command line, where others could read it.</summary>
    public async Task<string> SecretAsync() => (await console.Input.ReadLineAsync(cancel))?.Trim('\r', '\n') ?? "";
}

/// <summary>Goes on where something was done, and hands refusals through.</summary>
internal static class Steps
{
    public static async Task<Outcome<TNext>> Then<T, TNext>(this Task<Outcome<T>> before, Func<T, Task<Outcome<TNext>>> next)
    {
        var outcome = await before;
        return outcome.Done ? await next(outcome.Value) : Outcome<TNext>.Refuse(outcome.Refusals);
    }

    public static Task<Outcome<TNext>> Then<T, TNext>(this Task<Outcome<T>> before, Func<T, Outcome<TNext>> next) => before.Then(value => Task.FromResult(next(value)));
}
