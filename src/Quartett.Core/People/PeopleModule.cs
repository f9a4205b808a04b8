using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.People.Certificates;
using Quartett.Core.People.Circle;
using Quartett.Core.People.Training;

namespace Quartett.Core.People;

internal static class PeopleModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<IRights, HeldRights>();
        services.AddScoped<IAuthorisations, Authorisations>();
        services.AddScoped<Standing>();
        services.AddScoped<Papers>();
        services.AddScoped<Tries>();
        services.AddScoped<HeldCertificates>();
        services.AddScoped<ICertificates>(s => s.GetRequiredService<HeldCertificates>());
        services.AddScoped<IKnowledge>(s => s.GetRequiredService<HeldCertificates>());
    }
}
