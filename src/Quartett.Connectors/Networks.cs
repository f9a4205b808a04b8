using Quartett.Connectors.Abstractions;
using Quartett.Generators;

namespace Quartett.Connectors;

/// <summary>Every connector of this project. A new network is a new folder; the list is written when the project is built.</summary>
public static partial class Networks
{
    /// <summary>The types that implement <see cref="IConnector"/> here, sorted by name.</summary>
    public static IReadOnlyList<Type> All { get; } = List();

    private static List<Type> List()
    {
        List<Type> all = [];
        AddAll(all);
        return all;
    }

    [ForEveryImplementation(typeof(IConnector), nameof(Add))]
    private static partial void AddAll(List<Type> all);

    private static void Add<TConnector>(List<Type> all) where TConnector : IConnector => all.Add(typeof(TConnector));
}
