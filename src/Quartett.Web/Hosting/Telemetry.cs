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
        if (!export && !ShowsMetrics(environment)) return;
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("quartett"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(OwnSources).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (export) metrics.AddOtlpExporter();
            if (ShowsMetrics(environment)) metrics.AddPrometheusExporter();
        });
        if (export) telemetry.WithTracing(traces => traces.AddSource(OwnSources).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter());
    }

    public static void MapTelemetry(this WebApplication app)
    {
        if (ShowsMetrics(app.Configuration)) app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    private static bool ShowsMetrics(IConfiguration environment) => environment["QUARTETT_METRICS"] is "on" or "true" or "1";
}
