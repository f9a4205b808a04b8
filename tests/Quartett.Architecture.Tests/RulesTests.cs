using Shouldly;
using Xunit;

namespace Quartett.Architecture.Tests;

public sealed class RulesTests
{
    private static readonly IReadOnlyList<Use> Core = Uses.In("Quartett.Core");
    private static readonly IReadOnlyList<Use> Web = Uses.In("Quartett.Web");
    private static readonly IReadOnlyList<Use> Connectors = Uses.In("Quartett.Connectors");
    private static readonly IReadOnlyList<Use> Samples = Uses.In("Quartett.Architecture.Tests");

    [Fact]
    public void Modules_look_only_where_the_table_says() => IsKept(Rules.ModulesLookOnlyWhereTheTableSays(Core, "Quartett"));

    [Fact]
    public void Modules_use_each_other_only_through_the_front_door() => IsKept(Rules.ModulesUseFrontDoors(Core, "Quartett"));

    [Fact]
    public void Core_knows_nothing_of_the_web() => IsKept(Rules.CoreKnowsNoWeb(Core, "Quartett"));

    [Fact]
    public void The_product_names_no_network() => IsKept(Rules.NobodyNamesANetwork(Core.Concat(Web), "Quartett"));

    [Fact]
    public void A_connector_knows_only_itself_and_the_contract() => IsKept(Rules.ConnectorsKnowOnlyThemselves(Connectors, "Quartett"));

    [Fact]
    public void A_look_that_the_table_forbids_is_caught_even_in_an_async_body_or_a_type_argument() =>
        Rules.ModulesLookOnlyWhereTheTableSays(Samples, "Guilty").Offences.ShouldBe(
        [
            "Guilty.Core.Kernel.LooksInAnAsyncBody uses Guilty.Core.Publishing.FrontDoor",
            "Guilty.Core.Kernel.LooksInATypeArgument uses Guilty.Core.Publishing.FrontDoor",
            "Guilty.Core.NotInTheTable.Newcomer uses Guilty.Core.Publishing.FrontDoor",
        ],
        ignoreOrder: true);

    [Fact]
    public void A_look_past_the_front_door_is_caught() =>
        Rules.ModulesUseFrontDoors(Samples, "Guilty").Offences.ShouldBe(["Guilty.Core.Publishing.FrontDoor uses Guilty.Core.Media.Storing.Inner"]);

    [Fact]
    public void Web_in_core_is_caught() =>
        Rules.CoreKnowsNoWeb(Samples, "Guilty").Offences.ShouldBe(["Guilty.Core.Media.Storing.Inner uses Microsoft.AspNetCore.Http.HttpContext"]);

    [Fact]
    public void A_network_named_by_the_product_is_caught_except_in_the_composition() =>
        Rules.NobodyNamesANetwork(Samples, "Guilty").Offences.ShouldBe(["Guilty.Web.Page uses Guilty.Connectors.Alpha.AlphaConnector"]);

    [Fact]
    public void A_connector_that_knows_another_is_caught() =>
        Rules.ConnectorsKnowOnlyThemselves(Samples, "Guilty").Offences.ShouldBe(["Guilty.Connectors.Beta.BetaConnector uses Guilty.Connectors.Alpha.AlphaConnector"]);

    private static void IsKept(Verdict verdict)
    {
        verdict.Offences.ShouldBeEmpty();
        verdict.Judged.ShouldBeGreaterThan(0);
    }
}
