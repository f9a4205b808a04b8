using Quartett.Core.Kernel;

namespace Quartett.Core.People;

/// <summary>Draws the questions, or goes on with the quiz of this course that is running. Three in 24 hours.</summary>
[Needs(Right.See)]
public sealed record StartQuiz(WorkspaceId Workspace, string Course) : IUseCase<Guid>, IInWorkspace;

/// <summary>One question of one's own running quiz.</summary>
/// <param name="Number">From 1; the first without an answer when not given.</param>
[Needs(Right.See)]
public sealed record ShowQuiz(WorkspaceId Workspace, Guid Quiz, int? Number = null) : IQuery<QuizPaper>, IInWorkspace;

/// <param name="Answered">Per question in order: whether there is an answer.</param>
public sealed record QuizPaper(Guid Quiz, string Course, string Title, int Number, IReadOnlyList<bool> Answered, QuizQuestion Question);

public enum QuizForm
{
    /// <summary>One answer.</summary>
    One,

    /// <summary>What would you answer? One reply.</summary>
    Reply,

    /// <summary>Several answers.</summary>
    Several,

    /// <summary>A place for each.</summary>
    Order,
}

/// <param name="Answers">As drawn; each with the number that is sent back.</param>
/// <param name="Chosen">Numbers, in the chosen order.</param>
public sealed record QuizQuestion(string Text, QuizForm Form, IReadOnlyList<QuizAnswer> Answers, IReadOnlyList<int> Chosen);

public sealed record QuizAnswer(int Number, string Text);

/// <summary>Keeps the answer to one question until the quiz ends.</summary>
/// <param name="Chosen">Numbers of answers; for an order all of them, first to last.</param>
[Needs(Right.See)]
public sealed record AnswerQuestion(WorkspaceId Workspace, Guid Quiz, int Number, IReadOnlyList<int> Chosen) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Ends the quiz. The answers are deleted with it; what stays is passed or not, and the date.</summary>
[Needs(Right.See)]
public sealed record FinishQuiz(WorkspaceId Workspace, Guid Quiz) : IUseCase<QuizResult>, IInWorkspace;

/// <summary>Told once, at the end.</summary>
public sealed record QuizResult(string Course, string Title, bool Passed, int Right, int Of, bool KnockedOut, Guid? Certificate, DateTimeOffset? Until, IReadOnlyList<QuizReview> Review);

/// <param name="Correct">The right answers in words.</param>
/// <param name="Ordered">They stand in the order that was asked for.</param>
/// <param name="Policy">The section of the policy it is about.</param>
public sealed record QuizReview(string Text, bool Right, bool Knockout, IReadOnlyList<string> Correct, bool Ordered, string Explanation, string Policy);

/// <summary>Forgets quizzes nobody finished within a day, with their answers, and tries that no longer count.</summary>
[OpenTo(Openness.Installation)]
public sealed record ForgetQuizzes : IUseCase<int>;

/// <summary>How questions fare in this company; nothing about persons, and nothing before five answers.</summary>
[Needs(Right.ManageMembers)]
public sealed record ShowQuestionFigures(WorkspaceId Workspace) : IQuery<IReadOnlyList<QuestionFigure>>, IInWorkspace;

public sealed record QuestionFigure(string Question, string Course, string Text, string Policy, int Answers, int Right);
