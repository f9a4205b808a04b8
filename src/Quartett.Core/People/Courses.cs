using Quartett.Core.Kernel;
using Quartett.Core.People.Training;

namespace Quartett.Core.People;

/// <summary>For whom a course is meant first; it only sorts and advises, it asks nothing of anybody.</summary>
public enum CourseAudience
{
    Everyone,
    Circle,
    Author,
    Responder,
    Lead,
}

public enum CourseState
{
    /// <summary>Never passed.</summary>
    Open,
    Valid,

    /// <summary>Valid for less than thirty more days.</summary>
    EndsSoon,
    Expired,
}

/// <summary>All courses and where the one who asks stands.</summary>
[Needs(Right.See)]
public sealed record ListCourses(WorkspaceId Workspace) : IQuery<IReadOnlyList<CourseLine>>, IInWorkspace;

/// <param name="Until">End of the latest certificate.</param>
/// <param name="Quiz">A quiz that is running.</param>
/// <param name="Required">The company asks for it somewhere.</param>
public sealed record CourseLine(string Id, string Title, string Teaser, int Minutes, int ValidMonths, CourseAudience For, CourseState State, DateTimeOffset? Until, Guid? Certificate, Guid? Quiz, bool Required);

/// <summary>One course to read, in the language of whoever asks.</summary>
[Needs(Right.See)]
public sealed record ReadCourse(WorkspaceId Workspace, string Course) : IQuery<CourseView>, IInWorkspace;

/// <param name="NextQuizAt">When the next try is open, if today's are used up.</param>
public sealed record CourseView(CourseLine Line, int Version, IReadOnlyList<string> Policy, string IntroHtml, IReadOnlyList<CourseSection> Sections, int Questions, DateTimeOffset? NextQuizAt);

public sealed record CourseSection(string Id, string Heading, IReadOnlyList<CourseBlock> Blocks);

/// <summary>Text, or a box "what would you do?" when there is an answer.</summary>
public sealed record CourseBlock(string Html, string? Box, string? AnswerHtml);

/// <summary>Names of courses for sentences.</summary>
public static class CourseNames
{
    /// <summary>Number and title in one language, e.g. "L07 Crisis, and whom to call".</summary>
    public static string Of(IEnumerable<string> courses, string language) =>
        string.Join(", ", courses.Select(id => CourseLibrary.Find(id) is { } lesson ? $"{id} {lesson.In(language).Course.Title}" : id));

    /// <summary>Every course there is, in order.</summary>
    public static IReadOnlyList<string> All => [.. CourseLibrary.All.Select(l => l.Id)];
}
