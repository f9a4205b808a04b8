using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.People.Certificates;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Training;

/// <summary>Where a person stands with each course.</summary>
internal sealed class Standing(AppDbContext database, TimeProvider clock)
{
    public async Task<List<CourseLine>> OfAsync(LoginId? person, string language, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var begun = now - QuizAttempt.MayRun;
        var latest = (await database.Certificates.AsNoTracking().Where(c => c.LoginId == person).ToListAsync(cancel))
            .GroupBy(c => c.Course, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Until)!, StringComparer.Ordinal);
        var running = (await database.QuizAttempts.AsNoTracking().Where(a => a.LoginId == person && a.FinishedAt == null && a.StartedAt > begun).Select(a => new { a.Id, a.Course }).ToListAsync(cancel))
            .ToLookup(a => a.Course, a => a.Id, StringComparer.Ordinal);
        var required = (await database.CourseRequirements.AsNoTracking().Select(r => r.Course).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return [.. CourseLibrary.All.Select(l => Line(l, latest.GetValueOrDefault(l.Id), running[l.Id].Cast<Guid?>().FirstOrDefault(), required.Contains(l.Id), language, now))];
    }

    private static CourseLine Line(Lesson lesson, Certificate? held, Guid? quiz, bool required, string language, DateTimeOffset now)
    {
        var text = lesson.In(language).Course;
        return new(lesson.Id, text.Title, text.Teaser, text.Minutes, text.ValidMonths, text.For, held?.StateAt(now) ?? CourseState.Open, held?.Until, held?.Id, quiz, required);
    }
}

internal sealed class ListCoursesHandler(Standing standing) : IHandle<ListCourses, IReadOnlyList<CourseLine>>
{
    public async Task<Outcome<IReadOnlyList<CourseLine>>> HandleAsync(ListCourses query, Actor actor, CancellationToken cancel) =>
        await standing.OfAsync(actor.Login, actor.Language, cancel);
}

internal sealed class ReadCourseHandler(Standing standing, Tries tries) : IHandle<ReadCourse, CourseView>
{
    public async Task<Outcome<CourseView>> HandleAsync(ReadCourse query, Actor actor, CancellationToken cancel)
    {
        if (CourseLibrary.Find(query.Course) is not { } lesson) return new Refusal("kernel.notFound");
        var line = (await standing.OfAsync(actor.Login, actor.Language, cancel)).First(l => l.Id == lesson.Id);
        var course = lesson.In(actor.Language).Course;
        var next = line.Quiz is null && actor.Login is { } login ? await tries.NextAsync(login, lesson.Id, cancel) : null;
        return new CourseView(line, course.Version, course.Policy, course.IntroHtml, course.Sections, Drawing.Questions, next);
    }
}
