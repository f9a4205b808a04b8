using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Training;

internal sealed class StartQuizHandler(AppDbContext database, Papers papers, Tries tries, TimeProvider clock) : IHandle<StartQuiz, Guid>
{
    public async Task<Outcome<Guid>> HandleAsync(StartQuiz command, Actor actor, CancellationToken cancel)
    {
        if (CourseLibrary.Find(command.Course) is not { } lesson) return new Refusal("kernel.notFound");
        // A quiz is somebody's own: neither the command line nor the clock knows anything.
        if (actor is not { Kind: ActorKind.Person, Login: { } login }) return new Refusal("kernel.notAllowed");
        if (await papers.RunningAsync(login, lesson.Id, cancel) is { } running) return running;
        if (await tries.NextAsync(login, lesson.Id, cancel) is { } next) return new Refusal("quiz.tooMany", null, next);
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var attempt = new QuizAttempt
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = command.Workspace,
            LoginId = login,
            Course = lesson.Id,
            CourseVersion = lesson.Facts.Version,
            StartedAt = clock.GetUtcNow(),
            Paper = StoredJson.Write(Drawing.Draw(lesson.Questions, seed)),
        };
        database.Add(attempt);
        return attempt.Id;
    }
}

/// <summary>The running papers of a person; nobody reads anybody else's.</summary>
internal sealed class Papers(AppDbContext database, TimeProvider clock)
{
    public async Task<Guid?> RunningAsync(LoginId person, string course, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - QuizAttempt.MayRun;
        return await database.QuizAttempts.Where(a => a.LoginId == person && a.Course == course && a.FinishedAt == null && a.StartedAt > since).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);
    }

    /// <returns>The attempt with its paper, or nothing when it is over, too old or somebody else's.</returns>
    public async Task<(QuizAttempt Attempt, DrawnPaper Paper, Lesson Lesson)?> FindAsync(Guid quiz, Actor actor, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - QuizAttempt.MayRun;
        var attempt = await database.QuizAttempts.FirstOrDefaultAsync(a => a.Id == quiz && a.LoginId == actor.Login && a.StartedAt > since, cancel);
        if (attempt is not { FinishedAt: null, Paper: { } paper } || CourseLibrary.Find(attempt.Course) is not { } lesson) return null;
        var drawn = StoredJson.Read<DrawnPaper>(paper);
        // An update of the product may have taken a question away; such a try is over.
        return drawn.Questions.All(q => lesson.German.Question(q.Id)?.Answers.Count == q.Order.Count) ? (attempt, drawn, lesson) : null;
    }
}
