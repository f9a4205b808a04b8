using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Generators;

namespace Quartett.Core;

/// <summary>What is found in all modules; the bodies are written when the product is built. Names no module, and no module names what is in it.</summary>
internal static partial class Lists
{
    [ForEveryImplementation(typeof(IHandle<,>), nameof(AddHandler))]
    public static partial void AddHandlers(IServiceCollection services);

    /// <summary>A channel that the host publishes itself has its connector in Core.</summary>
    [ForEveryImplementation(typeof(IConnector), nameof(AddConnector))]
    public static partial void AddConnectors(IServiceCollection services);

    [ForEveryImplementation(typeof(IEntityTypeConfiguration<>), nameof(ApplyTable))]
    public static partial void ApplyTables(ModelBuilder model);

    [ForEveryImplementation(typeof(IStrongId<>), nameof(ConvertId))]
    public static partial void ConvertIds(ModelConfigurationBuilder conventions);

    private static void AddHandler<TUseCase, TResult, THandler>(IServiceCollection services) where TUseCase : IUseCase<TResult> where THandler : class, IHandle<TUseCase, TResult> =>
        services.AddScoped<IHandle<TUseCase, TResult>, THandler>();

    private static void AddConnector<TConnector>(IServiceCollection services) where TConnector : class, IConnector => services.AddSingleton<IConnector, TConnector>();

    private static void ApplyTable<TRow, TTable>(ModelBuilder model) where TRow : class where TTable : IEntityTypeConfiguration<TRow>, new() => model.ApplyConfiguration(new TTable());

    private static void ConvertId<TSelf, TId>(ModelConfigurationBuilder conventions) where TId : struct, IStrongId<TId> => conventions.Properties<TId>().HaveConversion<StrongIdConverter<TId>>();
}
