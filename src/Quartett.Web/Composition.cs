using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Logging.Console;
using Quartett.Core;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Publishing;
using Quartett.Generators;
using Quartett.Web.Api;
using Quartett.Web.Hosting;
using Quartett.Web.Layout;
using Quartett.Web.Live;
using Quartett.Web.Newsroom;
using Quartett.Web.SignIn;

namespace Quartett.Web;

/// <summary>Puts the deployable together: services first, then the order in which a request passes.</summary>
public static partial class Composition
{
    public static void AddQuartett(this WebApplicationBuilder builder, Installation installation)
    {
        var services = builder.Services;
        AddLogs(builder.Logging);
        builder.WebHost.UseUrls([.. installation.ListenOn]);
        // Large uploads are streamed and limited where they are accepted.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

        services.AddProduct(installation);

        services.AddSingleton<Readiness>();
        services.AddSingleton<Setup.SetupCode>();
        services.AddSingleton<Setup.StartTickets>();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddScoped<CurrentWorkspace>();
        services.AddScoped<ICurrentWorkspace>(s => s.GetRequiredService<CurrentWorkspace>());
        services.AddScoped<Ask>();
        services.AddScoped<Moments>();
        services.AddHostedService<MailRounds>();
        services.ExpectPulse(MailRounds.Name);
        services.AddHostedService<DeliveryRounds>();
        services.ExpectPulse(IDeliveries.Pulse);

        services.AddSingleton<LiveDesk>();
        services.AddSingleton<IListen>(s => s.GetRequiredService<LiveDesk>());
        services.AddHostedService<LiveRounds>();

        services.AddRoutines();
        services.AddTelemetry(builder.Configuration);

        services.AddHttpContextAccessor();
        services.AddSessionCookie(installation);
        services.AddAntiforgery(o =>
        {
            o.HeaderName = ApiGroup.AntiforgeryHeader;
            o.Cookie.Name = installation.Cookie("form");
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddRazorComponents();
        services.AddScoped<Frame>();
        services.AddCascadingValue(_ => new PlainFoot(foot =>
        {
            foot.OpenComponent<Foot>(0);
            foot.CloseComponent();
        }));
        services.AddCascadingValue(s => s.GetRequiredService<Frame>().Model());
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddLocalization();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new StrongIdJson());
            json.SerializerOptions.Converters.Add(new DayJson());
            json.SerializerOptions.Converters.Add(new TimeOfDayJson());
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });
        services.AddProblemDetails();
        // The same answer everywhere; while developing it would be an exception.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.AddOpenApi("v1", ApiDescription.Describe);
        Only(installation, services);
    }

    /// <summary>What the server and the command line share: the product itself, its words and its addresses.</summary>
    public static void AddProduct(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        if (installation.Smtp is { } smtp) services.AddSingleton(smtp);
        if (installation.S3 is { } s3) services.AddSingleton(s3);
        services.AddSingleton<IPublicAddress, PublicAddress>();
        services.AddSingleton<IPageAddresses, PageAddresses>();
        services.AddSingleton<Words>();
        services.AddSingleton<IWords>(s => s.GetRequiredService<Words>());
        services.AddSingleton(installation.AllowedHosts);
        services.AddQuartettCore(installation.Storage, Connectors.Networks.All);
        services.AddNewsroomPages(s => s.GetRequiredService<IPublicAddress>().Root);
    }

    public static void UseQuartett(this WebApplication app, Installation installation)
    {
        if (installation.Proxies.Count > 0) app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        // Here and not at each cookie: anti-forgery would fail where a proxy forgets to say that the visitor came by https.
        app.UseCookiePolicy(new()
        {
            Secure = installation.ComesByHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
            MinimumSameSitePolicy = SameSiteMode.Lax,
            HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always,
        });
        app.UseOwnRedirects();
        app.UseNewsroomDoor();
        app.UseWhen(IsApi, api => api.UseExceptionHandler(ApiProblems.Unexpected));
        app.UseWhen(IsApi, ApiProblems.Unreadable);
        app.UseWhen(c => !IsApi(c), pages => pages.UseExceptionHandler(Addresses.Trouble, createScopeForErrors: true));
        app.UseWhen(c => !IsApi(c), pages => pages.UseStatusCodePagesWithReExecute(Addresses.NotFound, createScopeForStatusCodePages: true));
        app.UseResponseCompression();
        app.UseFormsWithoutZeroCharacters();
        app.UseRouting();
        app.UseWhen(SignInCounts, known => known.UseAuthentication());
        app.UseRequestLocalization(Localisation());
        app.UseMiddleware<FirstRunFirst>();
        app.UseAuthorization();
        app.UseMiddleware<WorkspaceOfAddress>();
        app.UseAntiforgery();
        app.UseStaleForms();

        app.MapStaticAssets().AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapTelemetry();
        app.MapNewsroom();
        app.MapQuartettApi();
        MapAreas(app);
    }

    [ForEveryImplementation(typeof(IMapEndpoints), nameof(MapArea))]
    private static partial void MapAreas(IEndpointRouteBuilder app);

    private static void MapArea<TArea>(IEndpointRouteBuilder app) where TArea : IMapEndpoints, new() => new TArea().Map(app);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    // A style sheet or a health probe needs no look at the session table.
    private static bool SignInCounts(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static void AddLogs(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            o.UseUtcTimestamp = true;
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        // stdout carries the ready line and nothing else.
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);
    }

    private static void Only(Installation installation, IServiceCollection services)
    {
        if (installation.Proxies.Count == 0) return;
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.ForwardLimit = null;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in installation.Proxies) o.KnownIPNetworks.Add(proxy);
        });
    }

    private static RequestLocalizationOptions Localisation()
    {
        CultureInfo[] cultures = [.. Languages.All.Select(l => CultureInfo.GetCultureInfo(Languages.CultureOf(l)))];
        return new()
        {
            DefaultRequestCulture = new RequestCulture(cultures[0]),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders = [new LanguageOfRequest()],
        };
    }
}
