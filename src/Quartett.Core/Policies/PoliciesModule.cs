using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Policies.Checking;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Signing;
using Quartett.Core.Policies.Writing;
using Quartett.Generators;

namespace Quartett.Core.Policies;

internal static partial class PoliciesModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IPolicyCheck, PolicyCheck>();
        services.AddSingleton<IRuleCatalogue, RuleCatalogue>();
        services.AddScoped<IAcknowledgements, StoredAcknowledgements>();
        services.AddScoped<WrittenPolicy>();
        services.AddScoped<Evidence>();
        AddRules(services);
    }

    [ForEveryImplementation(typeof(IRule), nameof(AddRule))]
    private static partial void AddRules(IServiceCollection services);

    private static void AddRule<TRule>(IServiceCollection services) where TRule : class, IRule => services.AddSingleton<IRule, TRule>();
}
