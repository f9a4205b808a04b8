namespace Quartett.Core.Policies.Rules.Law;

/// <summary>A network by its id, its short word or the beginning of both: <c>facebook</c> is <c>facebook_page</c>.</summary>
internal static class NetworkNames
{
    public static bool Same(string name, string network)
    {
        var one = name.ToLowerInvariant();
        return one == network || Family(one) == Family(network);
    }

    public static string Family(string network) => (NetworkFacts.Of(network)?.Id ?? network).Split('_')[0];
}
