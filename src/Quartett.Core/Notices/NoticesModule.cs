using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Notices;

internal static class NoticesModule
{
    /// <summary>A <see cref="SmtpRoute"/> registered by the host switches mail on; <see cref="IWords"/> is the host's.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<Envelopes>();
        services.AddScoped<IMail>(s => new Mail(
            s.GetRequiredService<AppDbContext>(), s.GetRequiredService<Envelopes>(), s.GetRequiredService<TimeProvider>(), s.GetService<SmtpRoute>()));
        services.AddSingleton(s => new Postman(s.GetService<SmtpRoute>()));
        services.AddScoped<ILetterRound, LetterRound>();
    }
}
