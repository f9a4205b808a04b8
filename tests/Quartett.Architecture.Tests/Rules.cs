namespace Quartett.Architecture.Tests;

/// <summary>
/// The rules of the house, each a judgement over uses. <c>root</c> is the first word of the namespaces, so that the same rule that
/// judges the product also judges the guilty samples.
/// </summary>
public static class Rules
{
    private static readonly string[] Everybody = ["Kernel", "Persistence", "Workspaces"];
    private static readonly string[] AboveChannels = [.. Everybody, "Notices", "Texts"];
    private static readonly string[] AbovePeople = [.. AboveChannels, "Channels", "Media", "Policies"];
    private static readonly string[] AbovePublishing = [.. AbovePeople, "People"];

    /// <summary>Whose front doors a module may look at.</summary>
    public static IReadOnlyDictionary<string, string[]> ModuleTable { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Texts"] = [],
        ["Persistence"] = ["Kernel"],
        ["Workspaces"] = ["Kernel", "Persistence"],
        ["Notices"] = Everybody,
        ["Channels"] = AboveChannels,
        ["Media"] = AboveChannels,
        ["Policies"] = AboveChannels,
        ["People"] = AbovePeople,
        ["Newsroom"] = AbovePublishing,
        ["Publishing"] = AbovePublishing,
    };

    public static Verdict ModulesLookOnlyWhereTheTableSays(IEnumerable<Use> uses, string root) =>
        Judge(AcrossModules(uses, root), use =>
            ModuleTable.TryGetValue(Module(use.ByNamespace, root)!, out var allowed) && allowed.Contains(Module(use.OfNamespace, root)!));

    public static Verdict ModulesUseFrontDoors(IEnumerable<Use> uses, string root) =>
        Judge(AcrossModules(uses, root), use => use.OfNamespace == $"{root}.Core.{Module(use.OfNamespace, root)}");

    public static Verdict CoreKnowsNoWeb(IEnumerable<Use> uses, string root) =>
        Judge(uses.Where(use => Within(use.ByNamespace, $"{root}.Core")), use =>
            !Within(use.OfNamespace, "Microsoft.AspNetCore")
            || Within(use.OfNamespace, "Microsoft.AspNetCore.Identity")
            || Within(use.OfNamespace, "Microsoft.AspNetCore.DataProtection"));

    public static Verdict NobodyNamesANetwork(IEnumerable<Use> uses, string root) =>
        Judge(
            uses.Where(use => !Within(use.ByNamespace, $"{root}.Connectors") && use.By != $"{root}.Web.Composition"),
            use => !Within(use.OfNamespace, $"{root}.Connectors") || Within(use.OfNamespace, $"{root}.Connectors.Abstractions"));

    public static Verdict ConnectorsKnowOnlyThemselves(IEnumerable<Use> uses, string root) =>
        Judge(
            // the list of all connectors, which the build writes, names them all and nothing else does
            uses.Where(use => Within(use.ByNamespace, $"{root}.Connectors") && Within(use.OfNamespace, root) && use.By != $"{root}.Connectors.Networks"),
            use => Within(use.OfNamespace, $"{root}.Connectors.Abstractions")
                || (Network(use.ByNamespace, root) is { } own && Network(use.OfNamespace, root) == own));

    private static Verdict Judge(IEnumerable<Use> uses, Func<Use, bool> innocent)
    {
        var judged = uses.ToList();
        return new Verdict(judged.Count, [.. judged.Where(use => !innocent(use)).Select(use => $"{use.By} uses {use.Of}").Distinct()]);
    }

    private static IEnumerable<Use> AcrossModules(IEnumerable<Use> uses, string root) =>
        uses.Where(use => Module(use.ByNamespace, root) is { } by && Module(use.OfNamespace, root) is { } of && by != of);

    // what lies in Core itself, beside the modules, puts them together and belongs to none
    private static string? Module(string name, string root) => WordAfter(name, $"{root}.Core.");

    private static string? Network(string name, string root) => WordAfter(name, $"{root}.Connectors.");

    private static string? WordAfter(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..].Split('.')[0] : null;

    private static bool Within(string name, string space) =>
        name == space || name.StartsWith($"{space}.", StringComparison.Ordinal);
}
