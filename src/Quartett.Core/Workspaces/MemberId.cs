using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces;

/// <summary>A person's place in one workspace.</summary>
public readonly record struct MemberId(Guid Value) : IStrongId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public static MemberId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
