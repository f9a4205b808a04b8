using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.People.Certificates;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Training;

internal sealed class ShowQuizHandler(Papers papers) : IHandle<ShowQuiz, QuizPaper>
{
    public async Task<Outcome<QuizPaper>> HandleAsync(ShowQuiz query, Actor actor, CancellationToken cancel)
    {
        if (await papers.FindAsync(query.Quiz, actor, cancel) is not var (attempt, paper, lesson)) return new Refusal("kernel.notFound");
        var answered = paper.Questions.Select(q => q.Chosen is not null).ToList();
        var number = query.Number ?? Math.Max(answered.IndexOf(false), 0) + 1;
        if (number < 1 || number > answered.Count) return new Refusal("kernel.notFound");
        var drawn = paper.Questions[number - 1];
        var text = lesson.In(actor.Language);
        var question = text.Question(drawn.Id)!;
        return new QuizPaper(
            attempt.Id, lesson.Id, text.Course.Title, number, answered,
            new(question.Text, FormOf(question.Kind), [.. drawn.Order.Select(i => new QuizAnswer(i, question.Answers[i].Text))], drawn.Chosen ?? []));
    }

    private static QuizForm FormOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Multiple => QuizForm.Several,
        QuestionKind.Order => QuizForm.Order,
        QuestionKind.Scenario => QuizForm.Reply,
        _ => QuizForm.One,
    };
}

internal sealed class AnswerQuestionHandler(Papers papers) : IHandle<AnswerQuestion, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(AnswerQuestion command, Actor actor, CancellationToken cancel)
    {
        if (await papers.FindAsync(command.Quiz, actor, cancel) is not var (attempt, paper, lesson)) return new Refusal("kernel.notFound");
        if (command.Number < 1 || command.Number > paper.Questions.Count) return new Refusal("kernel.notFound");
        var drawn = paper.Questions[command.Number - 1];
        var kind = lesson.German.Question(drawn.Id)!.Kind;
        if (Wrong(kind, command.Chosen, drawn.Order.Count) is { } refusal) return refusal;
        attempt.Paper = StoredJson.Write(paper with { Questions = [.. paper.Questions.Select((q, i) => i == command.Number - 1 ? q with { Chosen = command.Chosen } : q)] });
        return Nothing.AtAll;
    }

    private static Refusal? Wrong(QuestionKind kind, IReadOnlyList<int> chosen, int answers)
    {
        if (chosen.Count == 0) return new("quiz.choose", "answer");
        if (chosen.Any(c => c < 0 || c >= answers)) return new("quiz.choose", "answer");
        if (kind == QuestionKind.Order) return chosen.Distinct().Count() == answers && chosen.Count == answers ? null : new("quiz.orderAll", "answer");
        if (chosen.Distinct().Count() != chosen.Count) return new("quiz.choose", "answer");
        return kind == QuestionKind.Multiple || chosen.Count == 1 ? null : new("quiz.chooseOne", "answer");
    }
}

internal sealed class FinishQuizHandler(AppDbContext database, Papers papers, Happenings happenings, TimeProvider clock) : IHandle<FinishQuiz, QuizResult>
{
    public async Task<Outcome<QuizResult>> HandleAsync(FinishQuiz command, Actor actor, CancellationToken cancel)
    {
        if (await papers.FindAsync(command.Quiz, actor, cancel) is not var (attempt, paper, lesson)) return new Refusal("kernel.notFound");
        if (paper.Questions.Any(q => q.Chosen is null)) return new Refusal("quiz.open");
        var text = lesson.In(actor.Language);
        var marked = paper.Questions.Select(q => (Question: text.Question(q.Id)!, Right: text.Question(q.Id)!.IsRight(q.Chosen!))).ToList();
        var right = marked.Count(m => m.Right);
        var knockedOut = marked.Exists(m => m is { Right: false, Question.Knockout: true });
        var passed = !knockedOut && right >= Drawing.Needed(marked.Count);
        var now = clock.GetUtcNow();
        // Two tabs may end it at once; the second finds nothing to end.
        var ended = await database.QuizAttempts.Where(a => a.Id == attempt.Id && a.FinishedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.FinishedAt, now).SetProperty(a => a.Passed, passed).SetProperty(a => a.Paper, (string?)null), cancel);
        if (ended == 0) return new Refusal("kernel.notFound");
        database.Entry(attempt).State = EntityState.Detached;
        foreach (var (question, wasRight) in marked) await CountAsync(command.Workspace, question.Id, wasRight, cancel);
        var certificate = passed ? Issue(command.Workspace, attempt, lesson, now) : null;
        return new QuizResult(
            lesson.Id, text.Course.Title, passed, right, marked.Count, knockedOut, certificate?.Id, certificate?.Until,
            [.. marked.Select(m => new QuizReview(m.Question.Text, m.Right, m.Question.Knockout, [.. m.Question.Answers.Where(a => a.Right).Select(a => a.Text)], m.Question.Kind == QuestionKind.Order, m.Question.Explanation, m.Question.Policy))]);
    }

    private Certificate Issue(WorkspaceId workspace, QuizAttempt attempt, Lesson lesson, DateTimeOffset now)
    {
        var certificate = new Certificate
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = workspace,
            LoginId = attempt.LoginId,
            Course = lesson.Id,
            CourseVersion = attempt.CourseVersion,
            IssuedAt = now,
            Until = now.AddMonths(lesson.Facts.ValidMonths),
        };
        database.Add(certificate);
        // Only what gives permission is told: a trail of failed tries would be a file on people.
        happenings.Tell("training.certified", workspace, certificate.Id, ("course", lesson.Id));
        return certificate;
    }

    private async Task CountAsync(WorkspaceId workspace, string question, bool right, CancellationToken cancel)
    {
        var one = right ? 1 : 0;
        var counted = await database.QuestionTallies.Where(t => t.Question == question)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Answers, t => t.Answers + 1).SetProperty(t => t.Right, t => t.Right + one), cancel);
        if (counted == 0) database.Add(new QuestionTally { Id = Guid.CreateVersion7(), WorkspaceId = workspace, Question = question, Answers = 1, Right = one });
    }
}

internal sealed class ForgetQuizzesHandler(AppDbContext database, IUnitOfWork work, TimeProvider clock) : IHandle<ForgetQuizzes, int>
{
    public async Task<Outcome<int>> HandleAsync(ForgetQuizzes command, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var before = clock.GetUtcNow() - QuizAttempt.MayRun;
        var left = await database.QuizAttempts.Where(a => a.FinishedAt == null && a.StartedAt < before).ExecuteDeleteAsync(cancel);
        // A failed try is of no use once it no longer counts; that somebody passed, the certificate says.
        return left + await database.QuizAttempts.Where(a => a.FinishedAt != null && a.StartedAt < before).ExecuteDeleteAsync(cancel);
    }
}

internal sealed class ShowQuestionFiguresHandler(AppDbContext database) : IHandle<ShowQuestionFigures, IReadOnlyList<QuestionFigure>>
{
    // With fewer answers a figure could be laid at somebody's door.
    private const int Enough = 5;

    public async Task<Outcome<IReadOnlyList<QuestionFigure>>> HandleAsync(ShowQuestionFigures query, Actor actor, CancellationToken cancel)
    {
        var counted = await database.QuestionTallies.AsNoTracking().Where(t => t.Answers >= Enough).ToListAsync(cancel);
        return counted.Select(t => Figure(t, actor.Language)).OfType<QuestionFigure>().OrderBy(f => (double)f.Right / f.Answers).ThenBy(f => f.Question, StringComparer.Ordinal).ToList();
    }

    private static QuestionFigure? Figure(QuestionTally tally, string language) =>
        CourseLibrary.All.Select(l => (l.Id, Question: l.In(language).Question(tally.Question))).FirstOrDefault(q => q.Question is not null) is { Question: { } question } found
            ? new(tally.Question, found.Id, question.Text, question.Policy, tally.Answers, tally.Right) : null;
}
