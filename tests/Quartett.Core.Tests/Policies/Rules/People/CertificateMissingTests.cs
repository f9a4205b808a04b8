using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class CertificateMissingTests
{
    private readonly IRule _rule = new CertificateMissing();

    [Fact]
    public void None_or_lapsed_asks_for_approval_and_sixty_days_later_blocks()
    {
        Severity? Of(params IReadOnlyList<Certificate> held) => _rule.Judge(Stated.Of("x"), Stated.Nothing with { Author = new() { Certificates = held } }).SingleOrDefault()?.Severity;
        Of().ShouldBe(Severity.Approval);
        Of(new Certificate("L01", new DateOnly(2026, 12, 1))).ShouldBeNull();
        Of(new Certificate("L01", new DateOnly(2026, 11, 30))).ShouldBe(Severity.Approval);
        Of(new Certificate("L01", new DateOnly(2026, 10, 2))).ShouldBe(Severity.Approval);
        Of(new Certificate("L01", new DateOnly(2026, 10, 1))).ShouldBe(Severity.Block);
        Of(new Certificate("L01", new DateOnly(2026, 10, 1)), new Certificate("L01", null)).ShouldBeNull();
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { Certificates = [new("L01", null)], CoursesNeeded = ["L01", "L02"] } }).ShouldBe(["rule.H03.missing at author.certificates"]);
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
