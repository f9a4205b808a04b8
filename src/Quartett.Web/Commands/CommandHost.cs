using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Web.Hosting;

namespace Quartett.Web.Commands;

/// <summary>Puts the product together for one command, without a web server; a server may run on the same data meanwhile.</summary>
internal sealed class CommandHost(CommandConsole console)
{
    public CommandConsole Console => console;

    /// <summary>Runs one command and prints its value, or its refusals.</summary>
    /// <param name="bringUpToDate">False only for restoring, which must find nothing there.</param>
    public async Task<int> RunAsync<T>(
        ParseResult parsed, Func<CommandSession, Task<Outcome<T>>> work, Func<T, object?> json, Func<T, string> text, CancellationToken cancel, bool bringUpToDate = true)
    {
        var asJson = parsed.GetValue(Options.Json);
        try
        {
            var installation = Installation.Read(console.Environment, demo: false);
            await using var services = Compose(installation);
            var answers = new Answers(console, services.GetRequiredService<Words>());
            if (bringUpToDate && await BringUpToDateAsync(installation, services, cancel) is { } impossible) return answers.Refuse([impossible], asJson);
            var outcome = await work(new CommandSession(services, console, cancel));
            return outcome.Done ? answers.Done(asJson ? CommandJson.Write(json(outcome.Value)) : text(outcome.Value)) : answers.Refuse(outcome.Refusals, asJson);
        }
        catch (InstallationException misconfigured)
        {
            await console.Error.WriteLineAsync(misconfigured.Message);
            return CommandLine.Refused;
        }
        catch (UsageException usage)
        {
            await console.Error.WriteLineAsync(usage.Message);
            return CommandLine.WrongUsage;
        }
    }

    private static async Task<Refusal?> BringUpToDateAsync(Installation installation, ServiceProvider services, CancellationToken cancel)
    {
        Directory.CreateDirectory(installation.Storage.DataFolder);
        await using var scope = services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<IDatabase>().MigrateAsync(cancel);
            return null;
        }
        catch (DiskFullException)
        {
            return new Refusal("kernel.diskFull");
        }
        catch (NewerDatabaseException newer)
        {
            return new Refusal("kernel.databaseNewer", null, newer.Migration);
        }
    }

    private ServiceProvider Compose(Installation installation)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new NoHost());
        services.AddLogging(logging =>
        {
            logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Error);
            // An empty PostgreSQL is found out by a query that fails; what really fails is thrown.
            logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
            logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        });
        services.AddSingleton(console.Environment);
        services.AddProduct(installation);
        return services.BuildServiceProvider();
    }
}

/// <summary>Something about the call itself that the parser could not see.</summary>
internal sealed class UsageException(string message) : Exception(message);
