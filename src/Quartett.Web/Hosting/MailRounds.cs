using Quartett.Core.Kernel;
using Quartett.Core.Notices;

namespace Quartett.Web.Hosting;

/// <summary>Carries posted letters to the mail server, every few seconds.</summary>
internal sealed class MailRounds(IServiceScopeFactory scopes, IPulse pulse, TimeProvider clock, ILogger<MailRounds> log) : BackgroundService
{
    public const string Name = "mail";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await OnceAsync(stoppingToken);
                pulse.Beat(Name);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The house is closing; what is posted stays posted.
        }
    }

    private async Task OnceAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ILetterRound>().RunAsync(cancel);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // A database that is away for a minute must not end the post for good.
            log.LogError(failed, "A mail round failed");
        }
    }
}
