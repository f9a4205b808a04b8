using System.Net;
using System.Net.Sockets;

namespace Quartett.Core.Kernel.Egress;

/// <summary>Opens a connection to exactly the addresses the guard checked.</summary>
internal sealed class GuardedDial(AddressGuard guard, Func<IPEndPoint, CancellationToken, Task<Stream>>? open = null)
{
    private static readonly TimeSpan WholeLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LimitPerAddress = TimeSpan.FromSeconds(5);
    private readonly Func<IPEndPoint, CancellationToken, Task<Stream>> _open = open ?? OpenAsync;

    /// <exception cref="EgressRefusedException">The guard refused the host, or none of its addresses answered.</exception>
    public async Task<Stream> ConnectAsync(string host, int port, IReadOnlyCollection<int> ports, CancellationToken cancellationToken)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        whole.CancelAfter(WholeLimit);
        try
        {
            var verdict = await guard.CheckAsync(host, port, ports, whole.Token);
            if (verdict.Refusal is { } code) throw new EgressRefusedException(code, host);
            return await FirstAnsweringAsync(host, verdict.EndPoints, whole.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressRefusedException(EgressCodes.TimedOut, host, exception);
        }
    }

    private async Task<Stream> FirstAnsweringAsync(string host, IReadOnlyList<IPEndPoint> endPoints, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var endPoint in endPoints)
        {
            using var one = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            one.CancelAfter(LimitPerAddress);
            try
            {
                return await _open(endPoint, one.Token);
            }
            catch (Exception exception)
                when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                last = exception;
            }
        }

        throw new EgressRefusedException(
            last is OperationCanceledException ? EgressCodes.TimedOut : EgressCodes.Unreachable, host, last);
    }

    private static async Task<Stream> OpenAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
