using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests;

public sealed class ConnectorScanTests
{
    private static readonly IReadOnlyList<Type> Connectors =
        [.. typeof(BlueskyConnector).Assembly.GetTypes().Where(type => typeof(IConnector).IsAssignableFrom(type) && !type.IsAbstract)];

    [Fact]
    public void Every_connector_has_a_class_that_holds_it_to_the_contract()
    {
        Connectors.ShouldNotBeEmpty();
        var held = from type in typeof(ConnectorScanTests).Assembly.GetTypes()
                   where !type.IsAbstract && type.BaseType is { IsGenericType: true } contract && contract.GetGenericTypeDefinition() == typeof(ConnectorContract<>)
                   select type.BaseType!.GetGenericArguments()[0];
        Connectors.Except(held).ShouldBeEmpty();
    }

    [Fact]
    public void Every_connector_is_on_the_list_that_the_build_writes() => Networks.All.ShouldBe(Connectors, ignoreOrder: true);

    [Fact]
    public void The_host_can_make_every_connector_it_finds() =>
        Connectors.ShouldAllBe(type => type.IsPublic && type.IsSealed && type.GetConstructor(Type.EmptyTypes) != null);

    [Fact]
    public void No_two_connectors_have_the_same_key() =>
        Connectors.Select(type => ((IConnector)Activator.CreateInstance(type)!).Network.Key).ShouldBeUnique();
}
