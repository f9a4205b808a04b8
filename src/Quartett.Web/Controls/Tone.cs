namespace Quartett.Web.Controls;

/// <summary>How things stand. <see cref="Harm"/> is for harm and blocks only.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Harm,
}

internal static class Tones
{
    internal static string Word(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Harm => "harm",
        _ => "neutral",
    };

    internal static string Sign(this Tone tone) => tone switch
    {
        Tone.Good => "check",
        Tone.Warn => "warning",
        Tone.Harm => "stop",
        _ => "info",
    };
}
