using Mono.Cecil;
using Shouldly;
using Xunit;

namespace Quartett.Architecture.Tests.Docs;

public sealed class WordTests
{
    private static readonly string[] Assemblies = ["Quartett.Connectors.Abstractions", "Quartett.Connectors", "Quartett.Core", "Quartett.Web"];

    [Fact]
    public void No_type_ends_in_a_word_that_says_nothing()
    {
        var names = Assemblies.SelectMany(Types).ToList();
        names.Count.ShouldBeGreaterThan(200);
        names.Where(SaysNothing).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PostManager", true)]
    [InlineData("UrlUtils", true)]
    [InlineData("IMailService", true)]
    [InlineData("Box`1", false)]
    [InlineData("NewsroomDoor", false)]
    public void An_empty_ending_is_recognised(string name, bool empty) => SaysNothing(name).ShouldBe(empty);

    [Fact]
    public void The_glossary_lists_the_endings_this_test_looks_for() => Endings.Length.ShouldBeGreaterThan(5);

    private static readonly string[] Endings = EndingsOfTheGlossary();

    private static bool SaysNothing(string name) => Endings.Any(ending => name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal));

    private static string[] EndingsOfTheGlossary()
    {
        var section = Pages.Read("GLOSSARY.md").Split("## Endings no type has")[1];
        return [.. section.Split(':')[0].Split('`').Where((_, place) => place % 2 == 1)];
    }

    // what the compiler makes has names no person writes
    private static IEnumerable<string> Types(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        return [.. module.GetTypes().Where(type => !type.FullName.Contains('<') && !type.Namespace.StartsWith("Microsoft", StringComparison.Ordinal)).Select(type => type.Name)];
    }
}
