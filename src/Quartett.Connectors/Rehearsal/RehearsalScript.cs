using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Rehearsal;

/// <summary>How a try is to end.</summary>
internal enum Ending
{
    /// <summary>As if all were well.</summary>
    Well,

    /// <summary>Refused; nothing is kept.</summary>
    Refused,

    /// <summary>Kept, but the answer is lost.</summary>
    AnswerLost,

    /// <summary>Not kept, and the answer is lost.</summary>
    RequestLost,
}

internal sealed record Step(Ending Ending, FailureKind Kind = FailureKind.UnknownOutcome, string? Field = null, bool OnConnecting = false);

/// <summary>The steps of a rehearsed fault; the README beside this file lists them.</summary>
internal sealed class RehearsalScript
{
    private static readonly Step Well = new(Ending.Well);

    private readonly IReadOnlyList<Step> _steps;

    private RehearsalScript(IReadOnlyList<Step> steps) => _steps = steps;

    /// <exception cref="ConnectorException">With <see cref="FailureKind.Validation"/> at the script when a step is not known.</exception>
    public static RehearsalScript Of(string text) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read)]);

    /// <summary>What becomes of the try with this number (from 0); the last step holds for every later try.</summary>
    public Step ForTry(int number)
    {
        var steps = _steps.Where(step => !step.OnConnecting).ToList();
        return steps.Count == 0 ? Well : steps[Math.Min(number, steps.Count - 1)];
    }

    public Step ForConnecting => _steps.FirstOrDefault(step => step.OnConnecting) ?? Well;

    private static Step Read(string step) => step.Split(':', StringSplitOptions.TrimEntries) switch
    {
        ["ok"] => Well,
        ["unknown"] => new Step(Ending.AnswerLost),
        ["lost"] => new Step(Ending.RequestLost),
        ["fail", var kind] => new Step(Ending.Refused, KindOf(kind, step)),
        ["fail", var kind, var field] => new Step(Ending.Refused, KindOf(kind, step), field),
        ["connect", var kind] => new Step(Ending.Refused, KindOf(kind, step), OnConnecting: true),
        ["connect", var kind, var field] => new Step(Ending.Refused, KindOf(kind, step), field, OnConnecting: true),
        _ => throw Unreadable(step),
    };

    private static FailureKind KindOf(string word, string step) =>
        Enum.GetNames<FailureKind>().Contains(word, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<FailureKind>(word, ignoreCase: true) : throw Unreadable(step);

    private static ConnectorException Unreadable(string step) => new(new ConnectorFailure(
        FailureKind.Validation, $"The script has no step “{step}”.", Field: nameof(RehearsalSettings.Script)));
}
