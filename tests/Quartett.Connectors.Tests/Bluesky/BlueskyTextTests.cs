using System.Text;
using CsCheck;
using Quartett.Connectors.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.Bluesky;

public sealed class BlueskyTextTests
{
    [Theory]
    [InlineData("Mehr auf https://example.org/a?b=c#d.", "https://example.org/a?b=c#d")]
    [InlineData("(siehe https://example.org/x_(y))", "https://example.org/x_(y)")]
    [InlineData("„https://example.org/grüße“", "https://example.org/grüße")]
    [InlineData("https://example.org/a, http://example.org/b", "https://example.org/a", "http://example.org/b")]
    [InlineData("ftp://example.org und xhttps://example.org")]
    public async Task Addresses_are_linked_without_the_punctuation_around_them(string text, params string[] addresses) =>
        (await Targets(text, FacetKind.Link)).ShouldBe(addresses);

    [Theory]
    [InlineData("Neu: #Tischlerei und #Küche!", "Tischlerei", "Küche")]
    [InlineData("#2026 ist kein Stichwort, #wm2026 schon", "wm2026")]
    [InlineData("a#b und https://example.org/#c")]
    [InlineData("(#holz) #日本 #👨‍👩‍👧‍👦", "holz", "日本", "👨‍👩‍👧‍👦")]
    public async Task Hashtags_are_linked_where_they_begin_a_word(string text, params string[] tags) =>
        (await Targets(text, FacetKind.Tag)).ShouldBe(tags);

    [Fact]
    public async Task A_hashtag_of_65_graphemes_stays_plain_text()
    {
        (await Targets($"#{new string('ä', 64)}", FacetKind.Tag)).Count.ShouldBe(1);
        (await Targets($"#{new string('ä', 65)}", FacetKind.Tag)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Danke @anna.test!", "did:of:anna.test")]
    [InlineData("Danke (@Anna.Test)", "did:of:anna.test")]
    [InlineData("post@firma.test und @ohnepunkt")]
    [InlineData("Hallo @niemand.test")]
    public async Task Only_handles_that_somebody_has_become_mentions(string text, params string[] dids) =>
        (await Targets(text, FacetKind.Mention)).ShouldBe(dids);

    [Fact]
    public void Each_stretch_cut_out_by_its_bytes_is_what_was_linked() =>
        Gen.OneOf("Grüße ", "🎉 ", "👨‍👩‍👧‍👦\n", "#küche ", "@anna.test ", "https://example.org/ä ", "日本 ", "(", ") ").Array[0, 12].Select(string.Concat)
            .Sample(text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                var facets = BlueskyText.FacetsAsync(text, Resolve).GetAwaiter().GetResult();
                var end = 0;
                foreach (var facet in facets)
                {
                    facet.ByteStart.ShouldBeGreaterThanOrEqualTo(end);
                    end = facet.ByteEnd;
                    Encoding.UTF8.GetString(bytes[facet.ByteStart..facet.ByteEnd]).ShouldBe(facet.Kind switch
                    {
                        FacetKind.Link => facet.Target,
                        FacetKind.Tag => $"#{facet.Target}",
                        _ => $"@{facet.Target["did:of:".Length..]}",
                    });
                }
            });

    private static Task<string?> Resolve(string handle) => Task.FromResult(handle == "anna.test" ? $"did:of:{handle}" : null);

    private static async Task<List<string>> Targets(string text, FacetKind kind) =>
        [.. (await BlueskyText.FacetsAsync(text, Resolve)).Where(facet => facet.Kind == kind).Select(facet => facet.Target)];
}
