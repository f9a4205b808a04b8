using Quartett.Core.Kernel;

namespace Quartett.Core.Newsroom;

/// <summary>One article of the Newsroom; also what feeds call it, so it never changes.</summary>
public readonly record struct ArticleId(Guid Value) : IStrongId<ArticleId>
{
    public static ArticleId From(Guid value) => new(value);

    public static ArticleId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
