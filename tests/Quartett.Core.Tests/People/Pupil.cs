using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.People.Training;

namespace Quartett.Core.Tests.People;

/// <summary>Takes quizzes, knowing the right answers or not.</summary>
internal static class Pupil
{
    public static async Task<QuizResult> TakeAsync(this Company company, string course, Actor who, Func<Question, bool> knows)
    {
        var quiz = await company.AnswerAllAsync(course, who, knows);
        return await company.Core.DoneAsync(new FinishQuiz(company.Workspace, quiz), who);
    }

    public static Task<QuizResult> PassAsync(this Company company, string course, Actor who) => company.TakeAsync(course, who, _ => true);

    public static async Task<Guid> AnswerAllAsync(this Company company, string course, Actor who, Func<Question, bool> knows)
    {
        var quiz = await company.Core.DoneAsync(new StartQuiz(company.Workspace, course), who);
        var count = (await company.Core.DoneAsync(new ShowQuiz(company.Workspace, quiz), who)).Answered.Count;
        for (var number = 1; number <= count; number++)
        {
            var asked = (await company.Core.DoneAsync(new ShowQuiz(company.Workspace, quiz, number), who)).Question;
            var question = CourseLibrary.Find(course)!.In(who.Language).Questions.Single(q => q.Text == asked.Text);
            await company.Core.DoneAsync(new AnswerQuestion(company.Workspace, quiz, number, Chosen(question, knows(question))), who);
        }

        return quiz;
    }

    private static IReadOnlyList<int> Chosen(Question question, bool right)
    {
        var answers = Enumerable.Range(0, question.Answers.Count).ToList();
        if (question.Kind == QuestionKind.Order) return right ? answers : [.. answers.AsEnumerable().Reverse()];
        return right ? [.. answers.Where(i => question.Answers[i].Right)] : [answers.First(i => !question.Answers[i].Right)];
    }
}
