using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Policies.Rules;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests;

/// <summary>What is listed when the product is built is what looking through all its types would find.</summary>
public sealed class ListsTests
{
    private static readonly Type[] Types = [.. typeof(QuartettCore).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericType: false, IsInterface: false })];

    [Fact]
    public void Every_handler_is_listed() =>
        Registered(d => d.ServiceType.IsGenericType && d.ServiceType.GetGenericTypeDefinition() == typeof(IHandle<,>)).ShouldBe(Implementing(typeof(IHandle<,>)), ignoreOrder: true);

    [Fact]
    public void Every_rule_is_listed() =>
        Registered(d => d.ServiceType == typeof(IRule)).ShouldBe(Types.Where(t => typeof(IRule).IsAssignableFrom(t)), ignoreOrder: true);

    [Fact]
    public async Task Every_table_is_listed()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Sqlite);
        var rows = Types.SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)).Select(i => i.GenericTypeArguments[0]).ToList();
        rows.Count.ShouldBeGreaterThan(10);
        await core.InScopeAsync(services =>
        {
            rows.Except(services.GetRequiredService<AppDbContext>().Model.GetEntityTypes().Select(e => e.ClrType)).ShouldBeEmpty();
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Every_id_is_kept_as_a_plain_Guid()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Sqlite);
        await core.InScopeAsync(services =>
        {
            var ids = services.GetRequiredService<AppDbContext>().Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => Implementing(typeof(IStrongId<>)).Contains(p.ClrType)).ToList();
            ids.Count.ShouldBeGreaterThan(10);
            ids.ShouldAllBe(p => p.GetTypeMapping().Converter!.ProviderClrType == typeof(Guid) || p.GetValueConverter()!.ProviderClrType == typeof(Guid));
            return Task.CompletedTask;
        });
    }

    private static IEnumerable<Type> Registered(Func<ServiceDescriptor, bool> which)
    {
        var services = new ServiceCollection();
        services.AddQuartettCore(new(Path.GetTempPath(), null));
        return services.Where(d => !d.IsKeyedService && which(d)).Select(d => d.ImplementationType!).Distinct();
    }

    private static HashSet<Type> Implementing(Type contract) =>
        [.. Types.Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == contract))];
}
