using System.Globalization;
using System.Net.Http.Json;

namespace Quartett.TestNetwork;

/// <summary>Scripts the network and reads its ledger.</summary>
public sealed class TestNetworkClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    public Uri Address => address;

    /// <summary>What the next posts of the account meet with; replaces what was said before.</summary>
    public async Task ScriptAsync(string account, params IReadOnlyList<Rule> rules)
    {
        using var answer = await _http.PutAsJsonAsync($"/control/script/{account}", rules, TestNetworkJson.Web);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How long every post takes that no rule concerns.</summary>
    public async Task PaceAsync(TimeSpan pace)
    {
        using var answer = await _http.PutAsJsonAsync("/control/pace", (int)pace.TotalMilliseconds);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>All that was really accepted, in order; of one account, or of all.</summary>
    public async Task<IReadOnlyList<Accepted>> LedgerAsync(string? account = null) =>
        await _http.GetFromJsonAsync<List<Accepted>>($"/control/ledger{(account is null ? "" : $"?account={account}")}", TestNetworkJson.Web) ?? [];

    public async Task<int> CountAsync() => int.Parse(await _http.GetStringAsync(new Uri("/control/count", UriKind.Relative)), CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<Calls>> CallsAsync() => await _http.GetFromJsonAsync<List<Calls>>("/control/calls", TestNetworkJson.Web) ?? [];

    /// <summary>Forgets everything, and goes on at that pace.</summary>
    public async Task ForgetAsync(TimeSpan pace = default)
    {
        using var answer = await _http.DeleteAsync(new Uri("/control", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await PaceAsync(pace);
    }

    public void Dispose() => _http.Dispose();
}
