using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Web.Hosting;

namespace Quartett.Web.Repeating;

/// <summary>A rhythm in a form, with the next days that follow from it, or the reason why there are none.</summary>
public sealed record ShownRhythm
{
    public required RhythmInput Input { get; init; }

    public Recurrence? Recurrence { get; init; }

    public IReadOnlyList<Occurrence> Dates { get; init; } = [];

    public Refusal? Refusal { get; init; }

    public static async Task<ShownRhythm> OfAsync(RhythmInput input, WorkspaceId workspace, Ask ask)
    {
        var read = input.Read();
        if (!read.Done) return new() { Input = input, Refusal = read.Refusal };
        var dates = await ask.RunAsync(new PreviewRecurrence(workspace, read.Value));
        return dates.Done ? new() { Input = input, Recurrence = read.Value, Dates = dates.Value } : new() { Input = input, Refusal = dates.Refusal };
    }
}
