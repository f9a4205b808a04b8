using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Quartett.Core.Kernel;

/// <summary>
/// The one way in. Always in this order: may this actor – is the input sane – transaction – work – audit and
/// announcements – commit. Pages, API, command line and clock all come through here.
/// </summary>
public sealed class UseCases(IServiceProvider services, IRights rights, IUnitOfWork work, Happenings happenings, ILogger<UseCases> log)
{
    private static readonly ConcurrentDictionary<Type, Declaration> Declarations = new();

    /// <exception cref="InvalidOperationException">A use case without handler or without declared permission: a mistake of ours.</exception>
    public async Task<Outcome<TResult>> RunAsync<TResult>(IUseCase<TResult> command, Actor actor, CancellationToken cancel)
    {
        var declaration = Declarations.GetOrAdd(command.GetType(), static type => Declaration.Of(type));
        try
        {
            return await RunAsync(declaration, command, actor, cancel);
        }
        catch (Exception full) when (work.IsOutOfRoom(full))
        {
            log.LogWarning("{UseCase} was refused because the disk takes nothing more: {Reason}", command.GetType().Name, full.GetBaseException().Message);
            return new Refusal("kernel.diskFull");
        }
    }

    private async Task<Outcome<TResult>> RunAsync<TResult>(Declaration declaration, IUseCase<TResult> command, Actor actor, CancellationToken cancel)
    {
        if (await MayNotAsync(declaration, command, actor, cancel) is { } denied) return denied;
        if (Unstorable.In(command).ToList() is { Count: > 0 } unstorable) return Outcome<TResult>.Refuse(unstorable);
        if (command is ISelfChecking checking && checking.Check().ToList() is { Count: > 0 } refusals) return Outcome<TResult>.Refuse(refusals);

        var workspace = (command as IInWorkspace)?.Workspace;
        using var _ = work.Enter(workspace);
        if (command is IQuery<TResult> || declaration.ReachesOut) return await HandleAsync(command, actor, cancel);
        return await work.InTransactionAsync(
            async () =>
            {
                happenings.Clear();
                var outcome = await HandleAsync(command, actor, cancel);
                if (outcome.Done) await work.RecordAsync(happenings.All, actor, cancel);
                return (outcome, outcome.Done);
            },
            cancel);
    }

    private async Task<Refusal?> MayNotAsync(Declaration declaration, object command, Actor actor, CancellationToken cancel)
    {
        if (declaration.Right is { } right)
        {
            var held = await rights.OfAsync(((IInWorkspace)command).Workspace, actor, cancel);
            if (held == Right.None) return new Refusal("kernel.notFound");
            return held.HasFlag(right) ? null : new Refusal("kernel.notAllowed");
        }

        return declaration.Openness switch
        {
            Openness.Everybody => null,
            Openness.SignedIn => actor.Login is null ? new Refusal("kernel.signIn") : null,
            _ => actor.Kind is ActorKind.CommandLine or ActorKind.Clock ? null : new Refusal("kernel.notAllowed"),
        };
    }

    private Task<Outcome<TResult>> HandleAsync<TResult>(IUseCase<TResult> command, Actor actor, CancellationToken cancel)
    {
        var run = (Runner<TResult>)Activator.CreateInstance(typeof(Runner<,>).MakeGenericType(command.GetType(), typeof(TResult)))!;
        return run.RunAsync(services, command, actor, cancel);
    }

    private abstract class Runner<TResult>
    {
        public abstract Task<Outcome<TResult>> RunAsync(IServiceProvider services, IUseCase<TResult> command, Actor actor, CancellationToken cancel);
    }

    private sealed class Runner<TUseCase, TResult> : Runner<TResult> where TUseCase : IUseCase<TResult>
    {
        public override Task<Outcome<TResult>> RunAsync(IServiceProvider services, IUseCase<TResult> command, Actor actor, CancellationToken cancel) =>
            services.GetRequiredService<IHandle<TUseCase, TResult>>().HandleAsync((TUseCase)command, actor, cancel);
    }

    private sealed record Declaration(Right? Right, Openness Openness, bool ReachesOut)
    {
        public static Declaration Of(Type type)
        {
            var reachesOut = type.IsDefined(typeof(ReachesOutAttribute), inherit: false);
            if (type.GetCustomAttribute<NeedsAttribute>() is { } needs)
            {
                return typeof(IInWorkspace).IsAssignableFrom(type)
                    ? new(needs.Right, default, reachesOut)
                    : throw new InvalidOperationException($"{type.Name} needs a right but names no workspace");
            }

            return type.GetCustomAttribute<OpenToAttribute>() is { } open
                ? new(null, open.Openness, reachesOut)
                : throw new InvalidOperationException($"{type.Name} declares nobody who may run it");
        }
    }
}
