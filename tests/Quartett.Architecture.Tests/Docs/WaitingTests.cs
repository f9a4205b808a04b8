using System.Reflection;
using Quartett.Core;
using Quartett.Core.Kernel;
using Shouldly;
using Xunit;

namespace Quartett.Architecture.Tests.Docs;

public sealed class WaitingTests
{
    [Fact]
    public void The_page_of_what_waits_and_the_code_name_the_same_interfaces_and_issues()
    {
        var inCode = new[] { typeof(QuartettCore).Assembly, typeof(Web.Composition).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Select(type => (type.Name, Mark: type.GetCustomAttribute<WaitsForAttribute>()))
            .Where(type => type.Mark is not null)
            .Select(type => $"{type.Name} {type.Mark!.Issue}");
        var onThePage = Pages.Table(Pages.Read("docs/waiting.md"), "interface", "ends with issue").Select(row => $"{row[0]} {row[1]}").ToList();

        onThePage.ShouldNotBeEmpty();
        onThePage.ShouldBe(inCode, ignoreOrder: true);
    }
}
