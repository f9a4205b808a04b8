using Quartett.Core.People;

namespace Quartett.Web.Demo;

/// <summary>Who of the demo learned what and when: one certificate ends within days, others hold, the apprentice has one and lacks the next.</summary>
internal static class DemoTraining
{
    public static async Task PlayAsync(DemoStage stage, DemoCast cast, DateTimeOffset now)
    {
        // For answering, two courses are asked for; it refuses nothing that the demo does.
        await stage.AskAsync(new RequireCourses(cast.Workspace, null, KnowledgeFor.Answer, ["L02", "L07"]), cast.People[DemoPerson.Jana]);
        // Six months less ten days ago: the certificate for advertising and prices ends in about ten days.
        await PassAsync(stage, cast, DemoPerson.Tom, "L05");
        foreach (var (person, course, daysAgo) in new[]
        {
            (DemoPerson.Jana, "L02", 60), (DemoPerson.Jana, "L07", 59), (DemoPerson.Tom, "L02", 58), (DemoPerson.Tom, "L04", 57), (DemoPerson.Jana, "L12", 52), (DemoPerson.Mia, "L02", 34),
        })
        {
            stage.Clock.Set(now.AddDays(-daysAgo));
            await PassAsync(stage, cast, person, course);
        }
    }

    private static async Task PassAsync(DemoStage stage, DemoCast cast, DemoPerson person, string course)
    {
        var actor = cast.People[person];
        var right = RightAnswers(course);
        var quiz = await stage.AskAsync(new StartQuiz(cast.Workspace, course), actor);
        var questions = (await stage.AskAsync(new ShowQuiz(cast.Workspace, quiz), actor)).Answered.Count;
        for (var number = 1; number <= questions; number++)
        {
            var question = (await stage.AskAsync(new ShowQuiz(cast.Workspace, quiz, number), actor)).Question;
            int[] chosen = [.. question.Answers.Where(a => right.Contains((question.Text, a.Text))).OrderBy(a => a.Number).Select(a => a.Number)];
            await stage.AskAsync(new AnswerQuestion(cast.Workspace, quiz, number, chosen), actor);
        }

        await stage.AskAsync(new FinishQuiz(cast.Workspace, quiz), actor);
    }

    // The people of the demo have read their courses.
    private static HashSet<(string Question, string Answer)> RightAnswers(string course)
    {
        using var stream = typeof(StartQuiz).Assembly.GetManifestResourceStream($"Training/Q{course[1..]}.de.md") ?? throw new InvalidOperationException($"There are no questions for {course}.");
        using var reader = new StreamReader(stream);
        HashSet<(string, string)> right = [];
        var question = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("- [x] ", StringComparison.Ordinal)) right.Add((question, line[6..]));
            else if (line is [>= '1' and <= '9', '.', ' ', .. var step]) right.Add((question, step));
            else if (line.Length > 0 && line[0] is not ('#' or '-' or '>')) question = line;
        }

        return right;
    }
}
