using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Rehearsal;
using Xunit;

namespace Quartett.Connectors.Tests.Rehearsal;

public sealed class RehearsalContractTests : ConnectorContract<RehearsalConnector>
{
    protected override Task<IReadOnlyDictionary<string, string>> SettingsAsync() => Task.FromResult(Settings(""));

    protected override Task<int> CountAsync(ChannelAccess access, string text) =>
        Task.FromResult(RehearsalLedger.FromJson(access.Session).Posts.Count(post => post.Text == text));

    protected override IReadOnlyDictionary<FailureKind, Func<Task>> WaysToFail => Enum.GetValues<FailureKind>().ToDictionary(
        kind => kind, kind => (Func<Task>)(() => PublishAsync(kind == FailureKind.UnknownOutcome ? "unknown" : $"fail:{kind}")));

    internal static IReadOnlyDictionary<string, string> Settings(string script) => new Dictionary<string, string>
    {
        [nameof(RehearsalSettings.Name)] = "Probe",
        [nameof(RehearsalSettings.Script)] = script,
    };

    private Task PublishAsync(string script)
    {
        var access = TestAccess.To(Settings(script));
        var post = Posts.Of("Probe");
        return Connector.PublishAsync(access, post, Connector.ChooseHandle(post, access.Clock), TestContext.Current.CancellationToken);
    }
}
