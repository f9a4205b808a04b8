using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

public readonly record struct PostId(Guid Value) : IStrongId<PostId>
{
    public static PostId From(Guid value) => new(value);

    public static PostId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public readonly record struct DeliveryId(Guid Value) : IStrongId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);

    public static DeliveryId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
