using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Rehearsal;

/// <summary>What a person types for a channel that only rehearses.</summary>
public sealed class RehearsalSettings
{
    [Setting(1, En = "Name", De = "Name", Default = "Rehearsal", Placeholder = "Rehearsal",
        HelpEn = "What this channel is called in the rehearsal.",
        HelpDe = "Wie dieser Kanal in der Probe heißt.")]
    public string Name { get; set; } = "";

    [Setting(2, En = "Script for faults", De = "Drehbuch für Störungen", Required = false, Placeholder = "fail:RateLimited,ok",
        HelpEn = "Leave it empty. It rehearses faults; the steps are listed in the description of this connector.",
        HelpDe = "Lassen Sie das Feld leer. Es dient dem Üben von Störungen; die Schritte stehen in der Beschreibung dieser Anbindung.")]
    public string Script { get; set; } = "";
}
