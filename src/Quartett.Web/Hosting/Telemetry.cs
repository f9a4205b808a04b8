using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Quartett.Web.Hosting;

/// <summary>
/// OpenTelemetry, off unless the operator asks: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> sends metrics and traces there,
/// <c>QUARTETT_METRICS=on</c> opens <c>/metrics</c>. Nothing is ever sent to us.
/// </summary>
internal static class Telemetry
{
    private const string OwnSources = "Quartett.*";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration environment)
    {
        var export = !string.IsNullOrEmpty(environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (export || ShowsMetrics(environment)) Collect(services, export, ShowsMetrics(environment));
    }

    public static void MapTelemetry(this WebApplication app)
    {
        if (ShowsMetrics(app.Configuration)) MapMetrics(app);
    }

    // Methods of their own: who does not collect does not load the libraries either.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapMetrics(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect(IServiceCollection services, bool export, bool show)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("quartett"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(OwnSources).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (export) metrics.AddOtlpExporter();
            if (show) metrics.AddPrometheusExporter();
        });
        if (export) telemetry.WithTracing(traces => traces.AddSource(OwnSources).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter());
    }

    private static bool ShowsMetrics(IConfiguration environment) => environment["QUARTETT_METRICS"] is "on" or "true" or "1";
}
