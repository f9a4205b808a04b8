using Quartett.Core.Kernel;

namespace Quartett.Web.Api;

/// <summary>Refusals as problem+json: stable code, the sentence in the reader's language, the field it is about.</summary>
public static class ApiProblems
{
    /// <summary>The value as JSON, or the refusals as a problem.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome) => outcome.Answer(value => Results.Ok(value));

    /// <inheritdoc cref="Answer{T}(Outcome{T})"/>
    public static IResult Answer<T>(this Outcome<T> outcome, Func<T, IResult> done) => outcome.Done ? done(outcome.Value) : Of(outcome.Refusals);

    public static IResult Of(IReadOnlyList<Refusal> refusals) => new Problem(refusals);

    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "kernel.notFound" => StatusCodes.Status404NotFound,
        "kernel.notAllowed" => StatusCodes.Status403Forbidden,
        "kernel.signIn" => StatusCodes.Status401Unauthorized,
        "kernel.forged" or "input.unreadable" => StatusCodes.Status400BadRequest,
        "kernel.unexpected" => StatusCodes.Status500InternalServerError,
        "kernel.diskFull" or "media.diskFull" => StatusCodes.Status507InsufficientStorage,
        var code when code.EndsWith(".conflict", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        var code when code.EndsWith(".tooMany", StringComparison.Ordinal) => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>What could not be read as JSON gets a sentence too.</summary>
    internal static void Unreadable(IApplicationBuilder app) => app.UseStatusCodePages(answer =>
        answer.HttpContext.Response.StatusCode is StatusCodes.Status400BadRequest ? Of([new Refusal("input.unreadable")]).ExecuteAsync(answer.HttpContext) : Task.CompletedTask);

    internal static void Unexpected(IApplicationBuilder app) =>
        app.Run(context => Of([new Refusal("kernel.unexpected", null, context.TraceIdentifier)]).ExecuteAsync(context));

    private sealed class Problem(IReadOnlyList<Refusal> refusals) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var words = httpContext.RequestServices.GetRequiredService<Words>();
            var first = refusals[0];
            return Results.Problem(
                title: words.Of(first.Code, first.Args),
                statusCode: StatusOf(first),
                type: "about:blank",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["code"] = first.Code,
                    ["message"] = words.Of(first.Code, first.Args),
                    ["field"] = first.Field,
                    ["refusals"] = refusals.Select(r => new { r.Code, r.Field, Message = words.Of(r.Code, r.Args) }),
                }).ExecuteAsync(httpContext);
        }
    }
}
