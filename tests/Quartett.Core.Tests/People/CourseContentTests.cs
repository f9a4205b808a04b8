using System.Text.RegularExpressions;
using Quartett.Core.People.Training;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.People;

/// <summary>What is true of every course and question, in both languages.</summary>
public sealed partial class CourseContentTests
{
    private static readonly string[] Sections = [.. Enumerable.Range(1, 19).Select(i => $"POL-{i:00}")];

    public static TheoryData<string> Courses { get; } = [.. CourseLibrary.All.Select(l => l.Id)];

    [Fact]
    public void There_are_twelve_courses_and_at_least_120_questions_with_numbers_of_their_own()
    {
        CourseLibrary.All.Select(l => l.Id).ShouldBe(Enumerable.Range(1, 12).Select(i => $"L{i:00}"));
        var ids = CourseLibrary.All.SelectMany(l => l.Questions).Select(q => q.Id).ToList();
        ids.Count.ShouldBeGreaterThanOrEqualTo(120);
        ids.ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Courses))]
    public void A_course_is_the_same_in_both_languages(string id)
    {
        var lesson = CourseLibrary.Find(id)!;
        var (german, english) = (lesson.German.Course, lesson.English.Course);

        (english.Id, english.Version, english.Minutes, english.ValidMonths, english.For).ShouldBe((german.Id, german.Version, german.Minutes, german.ValidMonths, german.For));
        german.Id.ShouldBe(id);
        english.Policy.ShouldBe(german.Policy);
        english.Sections.Select(s => s.Id).ShouldBe(german.Sections.Select(s => s.Id));
        german.Sections.Select(s => s.Id).ShouldBeUnique();
        english.Sections.SelectMany(s => s.Blocks).Select(b => b.Box).ShouldBe(german.Sections.SelectMany(s => s.Blocks).Select(b => b.Box));
        foreach (var (one, other) in german.Sections.Zip(english.Sections))
            Lists(other).ShouldBe(Lists(one), $"list items of {id} {one.Id}");

        // The same numbers stand in both: dates, limits, paragraphs.
        Numbers(id, "en").ShouldBe(Numbers(id, "de"), id);

        static int Lists(Core.People.CourseSection section) => section.Blocks.Sum(b => Regex.Count(b.Html, "<li>", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory, MemberData(nameof(Courses))]
    public void A_course_takes_five_to_ten_minutes_has_goals_boxes_and_a_summary_and_says_what_it_is(string id)
    {
        foreach (var (language, standing) in new[] { ("de", "Stand 23.11.2026. Hinweis, keine Rechtsberatung."), ("en", "As of 23 November 2026. Notice, not legal advice.") })
        {
            var course = CourseLibrary.Find(id)!.In(language).Course;
            var source = CourseLibrary.Source($"{id}.{language}");

            Word().Count(source).ShouldBeInRange(700, 1200, $"{id} {language}");
            course.Minutes.ShouldBeInRange(5, 10);
            course.Sections[0].Id.ShouldBe("goals");
            course.Sections[^1].Id.ShouldBe("summary");
            course.Sections.SelectMany(s => s.Blocks).Count(b => b.AnswerHtml is not null).ShouldBeGreaterThanOrEqualTo(2);
            source.TrimEnd().ShouldEndWith($"*{standing}*");
            source.ShouldNotContain('!');
            source.ShouldNotContain("rechtssicher", Case.Insensitive);
            course.Policy.ShouldBeSubsetOf(Sections);
        }
    }

    [Fact]
    public void What_the_law_is_moving_in_is_valid_for_six_months_and_all_else_for_twelve() =>
        CourseLibrary.All.Where(l => l.Facts.ValidMonths != 12).Select(l => (l.Id, l.Facts.ValidMonths)).ShouldBe([("L05", 6), ("L09", 6)]);

    [Theory, MemberData(nameof(Courses))]
    public void Questions_are_enough_well_formed_and_the_same_in_both_languages(string id)
    {
        var (german, english) = (CourseLibrary.Find(id)!.German.Questions, CourseLibrary.Find(id)!.English.Questions);

        german.Count.ShouldBeGreaterThanOrEqualTo(10);
        english.Select(Shape).ShouldBe(german.Select(Shape));
        foreach (var question in german.Concat(english))
        {
            question.Id.ShouldStartWith($"{id}-");
            question.Policy.ShouldBeOneOf(Sections);
            question.Text.ShouldNotBeNullOrWhiteSpace();
            question.Explanation.ShouldNotBeNullOrWhiteSpace();
            question.Answers.Select(a => a.Text).ShouldBeUnique(question.Id);
            var right = question.Answers.Count(a => a.Right);
            switch (question.Kind)
            {
                case QuestionKind.Single or QuestionKind.Scenario:
                    right.ShouldBe(1, question.Id);
                    question.Answers.Count.ShouldBeGreaterThanOrEqualTo(3, question.Id);
                    break;
                case QuestionKind.Multiple:
                    right.ShouldBeInRange(1, question.Answers.Count - 1, question.Id);
                    break;
                default:
                    question.Answers.Count.ShouldBeGreaterThanOrEqualTo(3, question.Id);
                    break;
            }
        }

        german.Select(q => q.Policy).ShouldContain(p => CourseLibrary.Find(id)!.Facts.Policy.Contains(p));

        static string Shape(Question q) => $"{q.Id} {q.Kind} {q.Policy} {q.Knockout} {string.Join(' ', q.Answers.Select(a => a.Right))}";
    }

    [Theory, InlineData("de"), InlineData("en")]
    public void Neither_length_nor_place_gives_the_right_answer_away(string language)
    {
        var single = CourseLibrary.All.SelectMany(l => l.In(language).Questions).Where(q => q.Kind is QuestionKind.Single or QuestionKind.Scenario).ToList();
        var longest = single.Count(q => q.Answers.MaxBy(a => a.Text.Length)!.Right);
        var shortest = single.Count(q => q.Answers.MinBy(a => a.Text.Length)!.Right);

        // A third would be chance; nobody passes by measuring.
        ((double)longest / single.Count).ShouldBeLessThan(0.45);
        ((double)shortest / single.Count).ShouldBeLessThan(0.45);
        foreach (var question in single) question.Answers.Max(a => a.Text.Length).ShouldBeLessThanOrEqualTo(question.Answers.Min(a => a.Text.Length) * 3 + 8, question.Id);
    }

    // Times of day are told differently (19 Uhr, 7 pm), so small numbers are left out.
    private static List<string> Numbers(string id, string language) =>
        [.. Digits().Matches(CourseLibrary.Source($"{id}.{language}")).Select(m => m.Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)).Where(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) > 31).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\p{L}\d.,])\d{1,3}(?:[  ,.]\d{3})+(?!\d)|\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
