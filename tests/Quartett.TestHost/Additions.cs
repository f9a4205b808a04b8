using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Publishing;
using Quartett.TestNetwork;

namespace Quartett.TestHost;

/// <summary>What this host has that the product has not: the test network's connectors, steps that kill, and a clock that can be moved.</summary>
public static class Additions
{
    /// <summary>Set to 1: the dispatcher works with less patience than the product's, so that tests need not wait minutes.</summary>
    public const string QuickPace = "TESTHOST_QUICK";

    /// <summary>How long a quick dispatcher distrusts a network without handles that says a post is not there.</summary>
    public static readonly TimeSpan AbsenceTrusted = TimeSpan.FromSeconds(5);

    public static void Make(IServiceCollection services)
    {
        services.AddSingleton<IConnector, HandleConnector>().AddSingleton<IConnector, ListConnector>().AddSingleton<IConnector, BareConnector>();
        if (Environment.GetEnvironmentVariable(QuickPace) == "1") services.AddSingleton(new DeliveryPace { Upkeep = TimeSpan.FromSeconds(1), TrustAbsenceAfter = AbsenceTrusted });
        if (Environment.GetEnvironmentVariable(DeadlySteps.Variable) is { Length: > 0 } when) services.AddSingleton<IDeliverySteps>(DeadlySteps.Read(when));
        if (Environment.GetEnvironmentVariable(MovedClock.Variable) is { Length: > 0 } file) services.AddSingleton<TimeProvider>(new MovedClock(file));
    }
}
