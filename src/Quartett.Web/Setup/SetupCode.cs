using System.Net;
using System.Security.Cryptography;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Founding;
using Quartett.Web.Hosting;

namespace Quartett.Web.Setup;

/// <summary>
/// Whoever opens a fresh installation from another machine must have seen its first output. The code of any node
/// counts on all. Five tries; after that only the machine itself may begin, until the next start. Right, wrong and missing get one answer when it is over.
/// </summary>
internal sealed class SetupCode(Installation installation) : IDisposable
{
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private readonly string _code = RandomNumberGenerator.GetString(Signs, 8);
    private readonly SemaphoreSlim _printing = new(1, 1);
    private bool _printed;

    public string Printed => $"{_code[..4]}-{_code[4..]}";

    public async Task AnnounceAsync(TextWriter output, Ask ask)
    {
        if ((await ask.RunAsync(new IsFounded())).Value) return;
        await PrintAsync(ask);
        await output.WriteLineAsync($"First run: from another machine this one-time code is needed: {Printed}");
        await output.FlushAsync();
    }

    public bool IsNeeded(HttpContext context) => !IsOnThisMachine(context);

    public async Task<bool> AcceptsAsync(HttpContext context, string? code, Ask ask)
    {
        if (!IsNeeded(context)) return true;
        await PrintAsync(ask);
        return (await ask.RunAsync(new TryCode(Plain(code)))).Value;
    }

    public void Dispose() => _printing.Dispose();

    private async Task PrintAsync(Ask ask)
    {
        if (_printed) return;
        await _printing.WaitAsync();
        try
        {
            if (!_printed) _printed = (await ask.RunAsync(new PrintCode(Plain(_code)), Actor.Clock)).Done;
        }
        finally
        {
            _printing.Release();
        }
    }

    private static string Plain(string? code) => new([.. (code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);

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
