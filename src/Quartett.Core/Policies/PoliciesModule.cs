using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Policies.Checking;
using Quartett.Core.Policies.Rules;

namespace Quartett.Core.Policies;

internal static class PoliciesModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IPolicyCheck, PolicyCheck>();
        services.AddSingleton<IRuleCatalogue, RuleCatalogue>();
        foreach (var rule in typeof(IRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IRule).IsAssignableFrom(t)))
        {
            services.AddSingleton(typeof(IRule), rule);
        }
    }
}
