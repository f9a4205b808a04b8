using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.People.Training;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.People;

public sealed class TrainingTests
{
    [Theory, Databases]
    public async Task Whoever_knows_passes_and_holds_a_certificate_until_it_ends(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var result = await company.PassAsync("L05", company.Author);

        (result.Passed, result.Right, result.Of).ShouldBe((true, 8, 8));
        var line = await LineAsync(company, "L05");
        (line.State, line.Until, line.Certificate).ShouldBe((CourseState.Valid, company.Core.Clock.GetUtcNow().AddMonths(6), result.Certificate));
        var shown = await company.Core.DoneAsync(new ShowCertificate(company.Workspace, result.Certificate!.Value), company.Author);
        (shown.Person, shown.Course, shown.Version, shown.Valid).ShouldBe(("Anna Auer", "L05", 1, true));

        company.Core.Clock.Advance(TimeSpan.FromDays(160));
        (await LineAsync(company, "L05")).State.ShouldBe(CourseState.EndsSoon);
        company.Core.Clock.Advance(TimeSpan.FromDays(30));
        (await LineAsync(company, "L05")).State.ShouldBe(CourseState.Expired);
        (await company.Core.DoneAsync(new ShowCertificate(company.Workspace, result.Certificate.Value), company.Author)).Valid.ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task Four_of_five_and_every_knock_out_decide(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var spared = 0;
        var oneWrong = await company.TakeAsync("L11", company.Author, q => q.Knockout || spared++ > 0);
        (oneWrong.Passed, oneWrong.Right).ShouldBe((true, 7));

        spared = 0;
        var twoWrong = await company.TakeAsync("L06", company.Author, q => q.Knockout || spared++ > 1);
        (twoWrong.Passed, twoWrong.Right, twoWrong.KnockedOut, twoWrong.Certificate).ShouldBe((false, 6, false, null));

        var first = true;
        var knockedOut = await company.TakeAsync("L08", company.Author, q => !q.Knockout || !(first && !(first = false)));
        (knockedOut.Passed, knockedOut.Right, knockedOut.KnockedOut).ShouldBe((false, 7, true));
        (await LineAsync(company, "L08")).State.ShouldBe(CourseState.Open);
    }

    [Theory, Databases]
    public async Task Of_a_quiz_nothing_remains_but_passed_or_not_and_the_date(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var quiz = await company.AnswerAllAsync("L02", company.Author, _ => false);
        (await company.StoredAsync(db => db.Set<QuizAttempt>().AsNoTracking().SingleAsync())).Paper.ShouldNotBeNull().ShouldContain("seed");

        (await company.Core.DoneAsync(new FinishQuiz(company.Workspace, quiz), company.Author)).Passed.ShouldBeFalse();

        var left = await company.StoredAsync(db => db.Set<QuizAttempt>().AsNoTracking().SingleAsync());
        (left.Paper, left.Passed, left.FinishedAt).ShouldBe((null, false, company.Core.Clock.GetUtcNow()));
        (await company.Core.RunAsync(new FinishQuiz(company.Workspace, quiz), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
        (await company.Core.RunAsync(new ShowQuiz(company.Workspace, quiz), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
        var trail = (await company.Core.DoneAsync(new Core.Workspaces.Describing.ReadAudit(company.Workspace), company.Owner)).Lines;
        trail.ShouldNotContain(l => l.What.StartsWith("training.", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Three_tries_in_a_day_and_a_running_one_goes_on(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var running = await company.Core.DoneAsync(new StartQuiz(company.Workspace, "L01"), company.Author);
        (await company.Core.DoneAsync(new StartQuiz(company.Workspace, "L01"), company.Author)).ShouldBe(running);
        for (var i = 0; i < 3; i++) await company.TakeAsync("L01", company.Author, _ => false);

        (await company.Core.RunAsync(new StartQuiz(company.Workspace, "L01"), company.Author)).Refusal!.Code.ShouldBe("quiz.tooMany");
        (await company.Core.DoneAsync(new ReadCourse(company.Workspace, "L01"), company.Author)).NextQuizAt.ShouldBe(company.Core.Clock.GetUtcNow().AddDays(1));
        await company.PassAsync("L01", company.Editor);

        company.Core.Clock.Advance(TimeSpan.FromDays(1));
        await company.PassAsync("L01", company.Author);
    }

    [Theory, Databases]
    public async Task What_nobody_finished_is_forgotten_after_a_day(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var quiz = await company.AnswerAllAsync("L01", company.Author, _ => true);
        company.Core.Clock.Advance(TimeSpan.FromHours(25));

        (await company.Core.RunAsync(new FinishQuiz(company.Workspace, quiz), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
        (await company.Core.RunAsync(new ForgetQuizzes(), company.Owner)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await company.Core.DoneAsync(new ForgetQuizzes(), Actor.Clock)).ShouldBe(1);
        (await company.StoredAsync(db => db.Set<QuizAttempt>().CountAsync())).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Nobody_reads_answers_or_hands_in_for_another_not_even_the_owner(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var quiz = await company.AnswerAllAsync("L01", company.Author, _ => true);

        foreach (var other in new[] { company.Owner, company.Editor, Actor.Clock, TestCore.CommandLine })
        {
            (await company.Core.RunAsync(new ShowQuiz(company.Workspace, quiz), other)).Refusal!.Code.ShouldBe("kernel.notFound");
            (await company.Core.RunAsync(new AnswerQuestion(company.Workspace, quiz, 1, [0]), other)).Refusal!.Code.ShouldBe("kernel.notFound");
            (await company.Core.RunAsync(new FinishQuiz(company.Workspace, quiz), other)).Refusal!.Code.ShouldBe("kernel.notFound");
        }

        (await company.Core.RunAsync(new StartQuiz(company.Workspace, "L01"), company.Author with { Kind = ActorKind.CommandLine })).Refusal!.Code.ShouldBe("kernel.notAllowed");
        var certificate = (await company.Core.DoneAsync(new FinishQuiz(company.Workspace, quiz), company.Author)).Certificate!.Value;
        (await company.Core.RunAsync(new ShowCertificate(company.Workspace, certificate), company.Editor)).Refusal!.Code.ShouldBe("kernel.notFound");
        (await company.Core.DoneAsync(new ShowCertificate(company.Workspace, certificate), company.Owner)).Person.ShouldBe("Anna Auer");
    }

    [Theory, Databases]
    public async Task Answers_that_make_no_sense_are_refused(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var quiz = await company.Core.DoneAsync(new StartQuiz(company.Workspace, "L02"), company.Author);
        for (var number = 1; number <= Drawing.Questions; number++)
        {
            var question = (await company.Core.DoneAsync(new ShowQuiz(company.Workspace, quiz, number), company.Author)).Question;
            async Task<string?> TryAsync(params int[] chosen) => (await company.Core.RunAsync(new AnswerQuestion(company.Workspace, quiz, number, chosen), company.Author)).Refusal?.Code;
            (await TryAsync()).ShouldBe("quiz.choose");
            (await TryAsync(-1)).ShouldBe("quiz.choose");
            (await TryAsync(99)).ShouldBe("quiz.choose");
            (await TryAsync(0, 0)).ShouldBe(question.Form == QuizForm.Order ? "quiz.orderAll" : "quiz.choose");
            (await TryAsync(0, 1)).ShouldBe(question.Form switch { QuizForm.Order => "quiz.orderAll", QuizForm.Several => null, _ => "quiz.chooseOne" });
        }

        (await company.Core.RunAsync(new AnswerQuestion(company.Workspace, quiz, 9, [0]), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
        (await company.Core.RunAsync(new FinishQuiz(company.Workspace, quiz), company.Author)).Refusal!.Code.ShouldBe("quiz.open");
        (await company.Core.RunAsync(new StartQuiz(company.Workspace, "L99"), company.Author)).Refusal!.Code.ShouldBe("kernel.notFound");
    }

    [Theory, Databases]
    public async Task Figures_speak_of_questions_only_and_not_before_five_answers(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        for (var i = 0; i < 4; i++)
        {
            company.Core.Clock.Advance(TimeSpan.FromDays(1));
            await company.TakeAsync("L12", company.Author, q => q.Id != "L12-01");
        }

        (await company.Core.DoneAsync(new ShowQuestionFigures(company.Workspace), company.Owner)).ShouldBeEmpty();
        await company.TakeAsync("L12", company.Editor, q => q.Id != "L12-01");

        var figures = await company.Core.DoneAsync(new ShowQuestionFigures(company.Workspace), company.Owner);
        (figures[0].Question, figures[0].Right, figures[0].Answers, figures[0].Policy).ShouldBe(("L12-01", 0, 5, "POL-15"));
        (await company.Core.RunAsync(new ShowQuestionFigures(company.Workspace), company.Editor)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        company.Core.Clock.GetUtcNow().ShouldBeGreaterThan(TestCore.Start);
    }

    [Theory, Databases]
    public async Task A_missing_certificate_refuses_nothing_until_the_company_asks_for_it_and_then_says_which(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var post = await company.DraftAsync();
        await company.Core.DoneAsync(new RequireCourses(company.Workspace, null, KnowledgeFor.Answer, ["L06"]), company.Owner);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, post, new Moment.At(company.Core.Clock.GetUtcNow().AddDays(1))), company.Editor);

        await company.Core.DoneAsync(new RequireCourses(company.Workspace, company.Channel.Value, KnowledgeFor.Publish, ["L02", "L07"]), company.Owner);
        await company.PassAsync("L02", company.Editor);
        var refused = (await company.Core.RunAsync(new SchedulePost(company.Workspace, await company.DraftAsync("Zweiter"), new Moment.Now()), company.Editor)).Refusal!;
        refused.Code.ShouldBe("gate.knowledgeMissing");
        refused.Args[1].ShouldBe(CourseNames.Of(["L07"], company.Editor.Language));

        await company.PassAsync("L07", company.Editor);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, await company.DraftAsync("Dritter"), new Moment.Now()), company.Editor);
        // Another channel is not concerned.
        var other = await company.ConnectAsync("Zweite Probe");
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, await company.DraftAsync("Vierter", other), new Moment.Now()), company.Owner);

        await company.Core.DoneAsync(new RequireCourses(company.Workspace, company.Channel.Value, KnowledgeFor.Publish, []), company.Owner);
        await company.Core.DoneAsync(new SchedulePost(company.Workspace, await company.DraftAsync("Fünfter"), new Moment.Now()), company.Owner);
    }

    [Theory, Databases]
    public async Task A_certificate_that_ends_before_the_sending_holds_the_post(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.Core.DoneAsync(new RequireCourses(company.Workspace, null, KnowledgeFor.Publish, ["L05"]), company.Owner);
        await company.PassAsync("L05", company.Editor);
        var planned = await company.PlannedAsync(new Moment.At(company.Core.Clock.GetUtcNow().AddDays(200)));

        company.Core.Clock.Advance(TimeSpan.FromDays(200));
        await company.SendDueAsync();

        var delivery = await company.DeliveryAsync(planned);
        (delivery.State, delivery.HeldReason).ShouldBe((DeliveryState.Held, HeldReasons.NotAuthorised));
    }

    [Theory, Databases]
    public async Task The_front_door_tells_who_held_what_at_a_moment(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PassAsync("L05", company.Author);
        await company.PassAsync("L02", company.Author);
        await company.Core.DoneAsync(new RequireCourses(company.Workspace, null, KnowledgeFor.Answer, ["L05", "L06"]), company.Owner);
        var now = company.Core.Clock.GetUtcNow();

        await company.Core.InScopeAsync(async services =>
        {
            var certificates = services.GetRequiredService<ICertificates>();
            var (who, cancel) = (company.Author.Login!.Value, TestContext.Current.CancellationToken);
            (await certificates.OfAsync(company.Workspace, who, now, cancel)).Select(c => c.Course).ShouldBe(["L02", "L05"]);
            (await certificates.OfAsync(company.Workspace, who, now.AddMonths(7), cancel)).Select(c => c.Course).ShouldBe(["L02"]);
            (await certificates.OfAsync(company.Workspace, who, now.AddMinutes(-1), cancel)).ShouldBeEmpty();
            (await certificates.MissingAsync(company.Workspace, company.Channel.Value, KnowledgeFor.Answer, who, now, cancel)).ShouldBe(["L06"]);
            (await certificates.MissingAsync(company.Workspace, company.Channel.Value, KnowledgeFor.Answer, who, now.AddMonths(7), cancel)).ShouldBe(["L05", "L06"]);
            (await certificates.MissingAsync(company.Workspace, company.Channel.Value, KnowledgeFor.Publish, who, now, cancel)).ShouldBeEmpty();
        });
    }

    [Theory, Databases]
    public async Task The_owner_sees_who_holds_what_and_what_is_missing_and_others_do_not(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        await company.PassAsync("L02", company.Author);
        await company.Core.DoneAsync(new RequireCourses(company.Workspace, null, KnowledgeFor.Publish, ["L07"]), company.Owner);

        var team = await company.Core.DoneAsync(new ShowTeamKnowledge(company.Workspace), company.Owner);
        var anna = team.People.Single(p => p.Name == "Anna Auer");
        anna.Held.Keys.ShouldBe(["L02"]);
        anna.Missing.ShouldBe(["L07"]);
        foreach (var other in new[] { company.Editor, company.Author }) (await company.Core.RunAsync(new ShowTeamKnowledge(company.Workspace), other)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await company.Core.RunAsync(new RequireCourses(company.Workspace, null, KnowledgeFor.Publish, ["L02"]), company.Editor)).Refusal!.Code.ShouldBe("kernel.notAllowed");
        (await company.Core.RunAsync(new RequireCourses(company.Workspace, null, KnowledgeFor.Publish, ["L99"]), company.Owner)).Refusal!.Field.ShouldBe("courses");
        (await company.Core.RunAsync(new RequireCourses(company.Workspace, Guid.NewGuid(), KnowledgeFor.Publish, ["L02"]), company.Owner)).Refusal!.Code.ShouldBe("kernel.notFound");
    }

    private static async Task<CourseLine> LineAsync(Company company, string course) =>
        (await company.Core.DoneAsync(new ListCourses(company.Workspace), company.Author)).Single(l => l.Id == course);
}
