using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class ApprovedByAuthorTests
{
    private readonly IRule _rule = new ApprovedByAuthor();

    [Fact]
    public void Two_see_it_and_one_alone_waits()
    {
        Severity? Of(ApprovalFacts facts, ContentClass kind = ContentClass.A) => _rule.Judge(Stated.Of("x"), Stated.Nothing with { Approval = facts, Class = kind }).SingleOrDefault()?.Severity;
        var now = Stated.Nothing.Now;
        Of(new() { SamePerson = true }).ShouldBe(Severity.Block);
        Of(new() { SamePerson = false }).ShouldBeNull();
        Of(new() { SamePerson = true, Solo = true, FinishedAt = now.AddMinutes(-29) }).ShouldBe(Severity.Approval);
        Of(new() { SamePerson = true, Solo = true, FinishedAt = now.AddMinutes(-30) }).ShouldBeNull();
        Of(new() { SamePerson = true, Solo = true, FinishedAt = now.AddHours(-23) }, ContentClass.C).ShouldBe(Severity.Approval);
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
