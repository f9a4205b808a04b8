using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.People.Circle;

namespace Quartett.Core.People;

internal static class PeopleModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<IRights, HeldRights>();
        services.AddScoped<IAuthorisations, Authorisations>();
        services.AddSingleton<IKnowledge, KnowledgeNotYet>();
    }
}
