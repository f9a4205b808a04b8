using System.Reflection;
using Quartett.Core.Kernel;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Kernel;

public sealed class UseCaseDeclarationTests
{
    [Fact]
    public void Every_use_case_has_exactly_one_handler()
    {
        UseCaseTypes.Declared.Count.ShouldBeGreaterThan(40);
        UseCaseTypes.Declared.Where(t => UseCaseTypes.All.Count(u => u.Type == t) != 1).Select(t => t.Name).ShouldBeEmpty();
        UseCaseTypes.All.Select(u => u.Type).Except(UseCaseTypes.Declared).ShouldBeEmpty();
    }

    [Fact]
    public void Every_use_case_declares_who_may_run_it_and_only_once() => UseCaseTypes.Declared
        .Where(t => t.IsDefined(typeof(NeedsAttribute)) == t.IsDefined(typeof(OpenToAttribute))).Select(t => t.Name).ShouldBeEmpty();

    [Fact]
    public void What_needs_a_right_names_the_workspace_it_is_held_in() => UseCaseTypes.Declared
        .Where(t => UseCaseTypes.RightOf(t) is not null && !typeof(IInWorkspace).IsAssignableFrom(t)).Select(t => t.Name).ShouldBeEmpty();

    [Fact]
    public void A_right_that_is_needed_is_a_single_one() => UseCaseTypes.Declared
        .Where(t => UseCaseTypes.RightOf(t) is { } right && (right == Right.None || !Enum.IsDefined(right))).Select(t => t.Name).ShouldBeEmpty();
}
