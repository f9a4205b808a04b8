using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class TopicNotMasteredTests
{
    private readonly IRule _rule = new TopicNotMastered();

    [Fact]
    public void Each_topic_needs_its_proof()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { Topics = ["Holz"], TopicsOfPost = ["holz", "Recht"] } }).ShouldBe(["rule.H08.missing at author.topics"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { TopicsOfPost = ["Recht"] } }).ShouldBeEmpty();
    }
}
