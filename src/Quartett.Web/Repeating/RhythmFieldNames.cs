namespace Quartett.Web.Repeating;

/// <summary>Fields of a rhythm that show their own refusals.</summary>
internal static class RhythmFieldNames
{
    public static readonly string[] All = ["every", "weekdays", "dayOfMonth", "nth", "first", "time", "until", "times"];
}
