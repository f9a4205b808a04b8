using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>What a person types to connect a Bluesky account.</summary>
public sealed class BlueskySettings
{
    [Setting(1, En = "Handle", De = "Handle", Placeholder = "company.bsky.social",
        HelpEn = "The name of the account, without the @ sign.",
        HelpDe = "Der Name des Kontos, ohne das @-Zeichen.")]
    public string Handle { get; set; } = "";

    [Setting(2, En = "App password", De = "App-Passwort", Placeholder = "xxxx-xxxx-xxxx-xxxx", Secret = true,
        HelpEn = "Made in Bluesky under Settings, Privacy and security, App passwords. Never use the account's own password.",
        HelpDe = "Wird in Bluesky unter Einstellungen, Datenschutz und Sicherheit, App-Passwörter erzeugt. Verwenden Sie nie das Passwort des Kontos selbst.")]
    public string AppPassword { get; set; } = "";

    [Setting(3, En = "Server address", De = "Serveradresse", Default = BlueskyApi.DefaultServer, Placeholder = BlueskyApi.DefaultServer,
        IsAddress = true,
        HelpEn = "Leave it as it is unless the account lives on a server of its own.",
        HelpDe = "Lassen Sie den Eintrag stehen, wenn das Konto nicht auf einem eigenen Server liegt.")]
    public string Server { get; set; } = "";
}
