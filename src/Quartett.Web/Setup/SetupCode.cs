using System.Net;
using System.Security.Cryptography;
using Quartett.Core.Workspaces.Founding;
using Quartett.Web.Hosting;

namespace Quartett.Web.Setup;

/// <summary>
/// Whoever opens a fresh installation from another machine must have seen its first output. Five tries; after that
/// only the machine itself may begin, until the next start. Right, wrong and missing get one answer when it is over.
/// </summary>
internal sealed class SetupCode(Installation installation)
{
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Tries = 5;
    private readonly string _code = RandomNumberGenerator.GetString(Signs, 8);
    private int _wrong;

    public string Printed => $"{_code[..4]}-{_code[4..]}";

    public async Task AnnounceAsync(TextWriter output, Ask ask)
    {
        if ((await ask.RunAsync(new IsFounded())).Value) return;
        await output.WriteLineAsync($"First run: from another machine this one-time code is needed: {Printed}");
        await output.FlushAsync();
    }

    public bool IsNeeded(HttpContext context) => !IsOnThisMachine(context);

    public bool Accepts(HttpContext context, string? code)
    {
        if (!IsNeeded(context)) return true;
        var given = new string([.. (code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var right = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(given), System.Text.Encoding.UTF8.GetBytes(_code));
        if (right && Volatile.Read(ref _wrong) < Tries) return true;
        Interlocked.Increment(ref _wrong);
        return false;
    }

    // A proxy on this machine that was not named in QUARTETT_PROXIES must not make the whole world look local,
    // nor a foreign web page that lets its name point here.
    private bool IsOnThisMachine(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address)) return false;
        if (request.Headers.ContainsKey("X-Forwarded-For") || request.Headers.ContainsKey("Forwarded") || request.Headers.ContainsKey("Via")) return false;
        var host = request.Host.Host;
        return host == "localhost" || host == installation.PublicUrl?.Host || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named));
    }
}
