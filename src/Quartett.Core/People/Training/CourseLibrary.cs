using System.Collections.Frozen;

namespace Quartett.Core.People.Training;

/// <summary>The courses that come with the product, read once from the files beside this one.</summary>
internal static class CourseLibrary
{
    private static readonly Lazy<FrozenDictionary<string, Lesson>> Read = new(() => Ids().ToFrozenDictionary(id => id, Load, StringComparer.Ordinal));

    /// <summary>In their order, L01 to L12.</summary>
    public static IReadOnlyList<Lesson> All { get; } = [.. Read.Value.Values.OrderBy(l => l.Id, StringComparer.Ordinal)];

    public static Lesson? Find(string id) => Read.Value.GetValueOrDefault(id);

    /// <exception cref="FileNotFoundException">A file of ours is missing.</exception>
    public static string Source(string name)
    {
        using var stream = typeof(CourseLibrary).Assembly.GetManifestResourceStream($"Training/{name}.md") ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Ids() => typeof(CourseLibrary).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("Training/L", StringComparison.Ordinal) && n.EndsWith(".de.md", StringComparison.Ordinal)).Select(n => n["Training/".Length..^".de.md".Length]);

    private static Lesson Load(string id) => new(id, In(id, "de"), In(id, "en"));

    private static LessonText In(string id, string language) => new(CourseFile.Read(Source($"{id}.{language}")), QuestionFile.Read(Source($"Q{id[1..]}.{language}")));
}

/// <summary>A course in both languages.</summary>
internal sealed record Lesson(string Id, LessonText German, LessonText English)
{
    /// <summary>The facts that hold in both languages.</summary>
    public CourseFile Facts => German.Course;

    public IReadOnlyList<Question> Questions => German.Questions;

    public LessonText In(string language) => language == "de" ? German : English;
}

internal sealed record LessonText(CourseFile Course, IReadOnlyList<Question> Questions)
{
    public Question? Question(string id) => Questions.FirstOrDefault(q => q.Id == id);
}
