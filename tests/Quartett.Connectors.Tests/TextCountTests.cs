using System.Text;
using System.Text.Json;
using CsCheck;
using Quartett.Connectors.Abstractions;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests;

public sealed class TextCountTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "text-count.json"))).RootElement;

    public static TheoryData<string, TextUnit, int> Counts() =>
    [
        .. from vector in Vectors.GetProperty("counts").EnumerateArray()
           from unit in Enum.GetValues<TextUnit>()
           select new TheoryDataRow<string, TextUnit, int>(
               vector.GetProperty("text").GetString()!, unit, vector.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(unit.ToString())).GetInt32()),
    ];

    public static TheoryData<string, TextUnit, int?, int> Addresses() =>
    [
        .. from vector in Vectors.GetProperty("addresses").EnumerateArray()
           let fixedLength = vector.GetProperty("urlCountsAs")
           select new TheoryDataRow<string, TextUnit, int?, int>(
               vector.GetProperty("text").GetString()!,
               Enum.Parse<TextUnit>(vector.GetProperty("unit").GetString()!, ignoreCase: true),
               fixedLength.ValueKind == JsonValueKind.Null ? null : fixedLength.GetInt32(),
               vector.GetProperty("count").GetInt32()),
    ];

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_text_counts_in_each_unit_as_the_networks_count(string text, TextUnit unit, int count) =>
        TextCount.Of(text, unit).ShouldBe(count);

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_counts_in_full_or_as_the_network_says(string text, TextUnit unit, int? urlCountsAs, int count) =>
        TextCount.Of(text, unit, urlCountsAs).ShouldBe(count);

    [Fact]
    public void A_coarser_unit_never_counts_more_than_a_finer_one() => WellFormed.Sample(text =>
    {
        var counts = new[] { TextUnit.Grapheme, TextUnit.CodePoint, TextUnit.Utf16, TextUnit.Utf8Byte }.Select(unit => TextCount.Of(text, unit)).ToList();
        counts.ShouldBe(counts.Order());
    });

    [Fact]
    public void Bytes_code_units_and_code_points_add_up_when_texts_are_joined() => Gen.Select(WellFormed, WellFormed).Sample((one, other) =>
    {
        foreach (var unit in new[] { TextUnit.Utf8Byte, TextUnit.Utf16, TextUnit.CodePoint })
            TextCount.Of(one + other, unit).ShouldBe(TextCount.Of(one, unit) + TextCount.Of(other, unit));
    });

    [Fact]
    public void A_line_break_between_two_texts_counts_one_grapheme() => Gen.Select(WellFormed, WellFormed).Sample((one, other) =>
        TextCount.Of($"{one}\n{other}", TextUnit.Grapheme)
            .ShouldBe(TextCount.Of(one, TextUnit.Grapheme) + 1 + TextCount.Of(other, TextUnit.Grapheme)));

    [Fact]
    public void The_weighted_count_does_not_care_how_an_umlaut_is_written() => WellFormed.Sample(text =>
        TextCount.Of(text.Normalize(NormalizationForm.FormD), TextUnit.XWeighted)
            .ShouldBe(TextCount.Of(text.Normalize(NormalizationForm.FormC), TextUnit.XWeighted)));

    [Fact]
    public void An_address_of_any_length_counts_the_same_where_the_network_says_so() => Gen.Int[1, 200].Sample(length =>
        TextCount.Of($"Neu: https://example.org/{new string('a', length)}", TextUnit.Grapheme, 23).ShouldBe("Neu: ".Length + 23));

    // pieces that meet in real posts; a carriage return would join with the line break
    private static readonly Gen<string> WellFormed =
        Gen.OneOf("a", "ß", "ä", "a\u0308", "日", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "🇦🇹", "e\u0301", " ", "\n", "\u200D", "☀️", "1️⃣", "각", "न्दी")
            .Array[0, 40].Select(string.Concat);
}
