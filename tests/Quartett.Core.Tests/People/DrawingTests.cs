using Quartett.Core.People.Training;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.People;

public sealed class DrawingTests
{
    private static readonly ulong[] Seeds = [.. Enumerable.Range(0, 200).Select(i => (ulong)i * 7919)];

    [Fact]
    public void The_same_seed_draws_the_same_paper_and_another_one_mostly_another()
    {
        var bank = CourseLibrary.Find("L07")!.Questions;
        var papers = Seeds.Select(seed => string.Join('|', Drawing.Draw(bank, seed).Questions.Select(q => $"{q.Id}:{string.Join(',', q.Order)}"))).ToList();

        Seeds.Select(seed => string.Join('|', Drawing.Draw(bank, seed).Questions.Select(q => $"{q.Id}:{string.Join(',', q.Order)}"))).ShouldBe(papers);
        papers.Distinct().Count().ShouldBeGreaterThan(190);
    }

    [Fact]
    public void Eight_are_drawn_with_every_knock_out_and_every_section_and_no_order_is_shown_solved()
    {
        foreach (var lesson in CourseLibrary.All)
        {
            foreach (var paper in Seeds.Select(seed => Drawing.Draw(lesson.Questions, seed)))
            {
                var drawn = paper.Questions.Select(q => lesson.German.Question(q.Id)!).ToList();
                drawn.Count.ShouldBe(Drawing.Questions);
                drawn.ShouldBeUnique();
                drawn.Count(q => q.Knockout).ShouldBe(lesson.Questions.Count(q => q.Knockout));
                drawn.Select(q => q.Policy).Distinct().Count().ShouldBe(lesson.Questions.Select(q => q.Policy).Distinct().Count());
                foreach (var question in paper.Questions) question.Order.Order().ShouldBe(Enumerable.Range(0, lesson.German.Question(question.Id)!.Answers.Count));
                paper.Questions.Where(q => lesson.German.Question(q.Id)!.Kind == QuestionKind.Order).ShouldAllBe(q => !q.Order.SequenceEqual(q.Order.Order()));
            }
        }
    }

    [Fact]
    public void The_right_answer_stands_in_every_place()
    {
        var lesson = CourseLibrary.Find("L02")!;
        var places = Seeds.SelectMany(seed => Drawing.Draw(lesson.Questions, seed).Questions)
            .Where(q => lesson.German.Question(q.Id)!.Kind == QuestionKind.Single).Select(q => q.Order.ToList().FindIndex(i => lesson.German.Question(q.Id)!.Answers[i].Right)).ToList();

        foreach (var place in new[] { 0, 1, 2 }) ((double)places.Count(p => p == place) / places.Count).ShouldBeInRange(0.28, 0.39);
    }

    [Theory, InlineData(8, 7), InlineData(10, 8), InlineData(12, 10)]
    public void Four_of_five_must_be_right(int of, int needed) => Drawing.Needed(of).ShouldBe(needed);
}
