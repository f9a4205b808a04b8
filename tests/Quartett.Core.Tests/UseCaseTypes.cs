using System.Reflection;
using Quartett.Core.Kernel;

namespace Quartett.Core.Tests;

/// <summary>The use cases of the product, found by looking.</summary>
internal static class UseCaseTypes
{
    private static readonly Type[] Types = typeof(QuartettCore).Assembly.GetTypes();

    public sealed record Found(Type Type, Type Handler, bool IsQuery);

    public static IReadOnlyList<Type> Declared { get; } =
        [.. Types.Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<>)))];

    public static IReadOnlyList<Found> All { get; } =
    [
        .. Types.Where(t => t is { IsClass: true, IsAbstract: false })
            .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<,>)).Select(i => (Handler: t, UseCase: i.GetGenericArguments()[0])))
            .Select(f => new Found(f.UseCase, f.Handler, f.UseCase.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)))),
    ];

    public static Right? RightOf(Type useCase) => useCase.GetCustomAttribute<NeedsAttribute>()?.Right;

    /// <summary>Everything the type is given, and what that is given, through constructors; behind an interface every answer to it.</summary>
    public static IReadOnlySet<Type> Reaches(Type type)
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>([type]);
        while (open.TryDequeue(out var next))
        {
            foreach (var given in next.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(c => c.GetParameters()).SelectMany(p => Inner(p.ParameterType)))
            {
                if (!reached.Add(given)) continue;
                open.Enqueue(given);
                if (!given.IsInterface || given.Assembly != typeof(QuartettCore).Assembly) continue;
                foreach (var answer in Types.Where(t => t is { IsClass: true, IsAbstract: false } && given.IsAssignableFrom(t)).Where(reached.Add)) open.Enqueue(answer);
            }
        }

        return reached;
    }

    private static IEnumerable<Type> Inner(Type type) => type.IsGenericType ? type.GetGenericArguments().Append(type) : [type];
}
