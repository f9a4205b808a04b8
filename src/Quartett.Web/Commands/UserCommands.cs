using System.CommandLine;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Web.Commands;

internal static class UserCommands
{
    public static Command Build(CommandHost host) => new("user", "People who can sign in.") { Add(host), Reset(host) };

    private static Command Add(CommandHost host)
    {
        var email = Options.Text("--email", "E-mail address; it is the name to sign in with.", "E");
        var name = Options.Text("--name", "First and last name.", "N");
        var password = new Option<bool>("--password-stdin") { Required = true, Description = "Read the password, one line, from standard input." };
        var owner = new Option<bool>("--owner") { Description = "Make the person an owner of every workspace there is." };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "de", Description = "Language of the screens: de or en." };
        language.AcceptOnlyFromAmong("de", "en");
        var command = new Command("add", "Gives somebody an account.") { email, name, password, owner, language, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            async session => await session.AskAsync(
                new AddLogin(parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), await session.SecretAsync(), parsed.GetRequiredValue(language), parsed.GetValue(owner)),
                session.Machine),
            id => new { id },
            id => id.ToString(),
            cancel));
        return command;
    }

    private static Command Reset(CommandHost host)
    {
        var email = Options.Text("--email", "Whose way in is lost.", "E");
        var command = new Command("reset", "Makes a link for a new password; it is valid once, for 24 hours.") { email, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.AskAsync(new ResetLogin(parsed.GetRequiredValue(email)), session.Machine),
            link => new { link.Email, Link = link.Shown, Mailed = link.Shown is null },
            link => link.Shown ?? $"Mailed to {link.Email}.",
            cancel));
        return command;
    }
}
