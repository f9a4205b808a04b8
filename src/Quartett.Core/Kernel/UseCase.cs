namespace Quartett.Core.Kernel;

/// <summary>Something a person (or the clock) asks the product to do, or to tell. The record is the input.</summary>
public interface IUseCase<TResult>;

/// <summary>Changes nothing: runs without transaction and leaves no audit entry.</summary>
public interface IQuery<TResult> : IUseCase<TResult>;

/// <summary>Happens inside one workspace; nothing outside it can be seen or changed while it runs.</summary>
public interface IInWorkspace
{
    WorkspaceId Workspace { get; }
}

/// <summary>The right a use case needs. Every use case declares one; a test looks.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

/// <summary>Declares that a use case needs no right in a workspace, and who may run it instead.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAttribute(Openness openness) : Attribute
{
    public Openness Openness { get; } = openness;
}

public enum Openness
{
    /// <summary>Everybody, signed in or not.</summary>
    Everybody,

    /// <summary>Whoever is signed in, about their own things.</summary>
    SignedIn,

    /// <summary>Only the command line of the machine itself and the clock.</summary>
    Installation,
}

/// <summary>Does the work of one use case. Called by <see cref="UseCases"/> only.</summary>
public interface IHandle<in TUseCase, TResult> where TUseCase : IUseCase<TResult>
{
    Task<Outcome<TResult>> HandleAsync(TUseCase command, Actor actor, CancellationToken cancel);
}

/// <summary>Input that can be judged without looking anywhere: all reasons at once.</summary>
public interface ISelfChecking
{
    IEnumerable<Refusal> Check();
}
