using Quartett.Core.Kernel;

namespace Quartett.Web.Hosting;

/// <summary>
/// How pages and endpoints run use cases: as whoever is asking, each in a scope of its own, because a layout and its
/// page ask at the same time and a database context can answer one question at a time.
/// </summary>
public sealed class Ask(IServiceScopeFactory scopes, ICurrentActor current, IHttpContextAccessor http)
{
    public Task<Outcome<TResult>> RunAsync<TResult>(IUseCase<TResult> useCase) => RunAsync(useCase, current.Actor);

    public async Task<Outcome<TResult>> RunAsync<TResult>(IUseCase<TResult> useCase, Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(useCase, actor, http.HttpContext?.RequestAborted ?? CancellationToken.None);
    }
}
