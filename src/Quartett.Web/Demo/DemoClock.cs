namespace Quartett.Web.Demo;

/// <summary>The clock of the demo's past: stands where it is put, so that four weeks pass while the server starts.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(DateTimeOffset moment) => _now = moment;
}
