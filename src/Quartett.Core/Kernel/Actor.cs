namespace Quartett.Core.Kernel;

/// <summary>Who causes something.</summary>
public enum ActorKind
{
    /// <summary>Somebody who has not signed in.</summary>
    Anonymous,

    /// <summary>A person at the screen, signed in.</summary>
    Person,

    /// <summary>A person through the command line: acts with that person's rights, but never approves.</summary>
    CommandLine,

    /// <summary>The clock: only what a person has decided before.</summary>
    Clock,
}

/// <summary>Whoever causes a thing; goes with every use case and stands in the audit trail.</summary>
public sealed record Actor(ActorKind Kind, LoginId? Login, string Name, string Language)
{
    public static readonly Actor Nobody = new(ActorKind.Anonymous, null, "", "en");

    public static readonly Actor Clock = new(ActorKind.Clock, null, "Quartett", "en");

    /// <summary>The signed-in session, where there is one.</summary>
    public Guid? Session { get; init; }
}
