using Quartett.Connectors.Abstractions;

namespace Quartett.TestNetwork;

public sealed class TestNetworkSettings
{
    [Setting(1, En = "Account", De = "Konto")]
    public string Account { get; set; } = "";

    [Setting(2, En = "Password", De = "Passwort", Secret = true, HelpEn = "Any, but for “wrong”.", HelpDe = "Irgendeines, nur nicht „wrong“.")]
    public string Password { get; set; } = "";

    [Setting(3, En = "Server", De = "Server", IsAddress = true)]
    public string Server { get; set; } = "";

    [Setting(4, En = "Allowance", De = "Kontingent", Required = false, HelpEn = "Posts in seconds, such as 3/20.", HelpDe = "Beiträge in Sekunden, etwa 3/20.")]
    public string Allowance { get; set; } = "";
}
