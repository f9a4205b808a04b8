using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;

namespace Quartett.Core.Channels.Connecting;

/// <summary>One sentence and one remedy per kind of failure; the network's own words follow as detail.</summary>
internal static class FailureRefusals
{
    /// <summary>An address our own guard refused is named as that, not as an unreachable network.</summary>
    public static Refusal ToRefusal(this ConnectorException failed, string network) =>
        failed.InnerException is EgressRefusedException refused ? new(refused.Code, failed.Failure.Field, refused.Host) : failed.Failure.ToRefusal(network);

    private static Refusal ToRefusal(this ConnectorFailure failure, string network)
    {
        var code = failure.Field is { Length: > 0 } && (failure.Kind is FailureKind.AuthRevoked or FailureKind.Transient or FailureKind.NotFound or FailureKind.Validation)
            ? $"failure.connect.{failure.Kind}"
            : $"failure.{failure.Kind}";
        return new(code, failure.Field, network, failure.Detail, failure.Until?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "");
    }
}
