using System.CommandLine;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;

namespace Quartett.Web.Commands;

internal static class ChannelCommands
{
    public static Command Build(CommandHost host) => new("channel", "Connected accounts.") { Add(host), List(host) };

    private static Command Add(CommandHost host)
    {
        var (workspace, person) = (Options.Workspace(), Options.As());
        var network = Options.Text("--network", "The network, for instance bluesky.", "KEY");
        var set = new Option<string[]>("--set") { Description = "A setting of the network, by its name: --set handle=company.example.", HelpName = "NAME=VALUE" };
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1)) result.AddError($"--set needs NAME=VALUE, and {token.Value} is not that.");
        });
        var secret = new Option<bool>("--secret-stdin") { Description = "Read the network's secret setting, one line, from standard input." };
        var name = new Option<string>("--name") { DefaultValueFactory = _ => "", Description = "What the team calls the channel." };
        var command = new Command("add", "Connects an account.") { workspace, network, set, secret, person, name, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.ActorAsync(parsed.GetRequiredValue(person)).Then(actor => session.WorkspaceAsync(parsed.GetRequiredValue(workspace)).Then(async place =>
            {
                var key = parsed.GetRequiredValue(network).Trim().ToLowerInvariant();
                var secretLine = parsed.GetValue(secret) ? await session.SecretAsync() : null;
                return await ChannelSettings.Read(session.Service<Networks>(), key, parsed.GetValue(set) ?? [], secretLine)
                    .Then(values => session.AskAsync(new ConnectChannel(place.Id, key, null, parsed.GetRequiredValue(name), values), actor))
                    .Then(id => session.AskAsync(new ShowChannel(place.Id, id), actor));
            })),
            channel => new { channel.Id, channel.State, channel.Network, channel.Name, channel.Handle },
            channel => $"{channel.Id} {Word(channel.State)}",
            cancel));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var (workspace, person) = (Options.Workspace(), Options.AsOrNobody());
        var command = new Command("list", "The channels of a workspace.") { workspace, person, Options.Json };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed,
            session => session.ReaderAsync(parsed.GetValue(person))
                .Then(reader => session.WorkspaceAsync(parsed.GetRequiredValue(workspace)).Then(place => session.AskAsync(new ListChannels(place.Id), reader))),
            all => all.Select(c => new { c.Id, c.State, c.Network, c.Name, c.Handle, c.Address, c.RestUntil, c.LastSuccessAt, c.LastFailure }),
            all => string.Join(Environment.NewLine, all.Select(c => $"{c.Id} {Word(c.State)} {c.Network} {c.Name}")),
            cancel));
        return command;
    }

    private static string Word(ChannelState state) => state.ToString().ToLowerInvariant();
}

/// <summary>Maps what was typed onto the settings the network describes.</summary>
internal static class ChannelSettings
{
    public static Task<Outcome<Dictionary<string, string>>> Read(Networks networks, string network, IReadOnlyList<string> typed, string? secret) =>
        Task.FromResult(Of(networks, network, typed, secret));

    private static Outcome<Dictionary<string, string>> Of(Networks networks, string network, IReadOnlyList<string> typed, string? secret)
    {
        if (networks.Find(network) is not { } connector) return new Refusal("channel.unknownNetwork", "network", network);
        var fields = Networks.FieldsOf(connector);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in typed.Select(t => t.Split('=', 2)))
        {
            var field = fields.FirstOrDefault(f => string.Equals(f.Name, pair[0].Trim(), StringComparison.OrdinalIgnoreCase));
            if (field is null) return new Refusal("channel.unknownSetting", pair[0].Trim(), pair[0].Trim(), string.Join(", ", fields.Select(f => NameOf(f))));
            values[field.Name] = pair[1];
        }

        if (secret is null) return values;
        if (fields.Where(f => f.Setting.Secret).ToList() is not [var only]) return new Refusal("channel.noSecretSetting", "secret-stdin", connector.Network.Name);
        values[only.Name] = secret;
        return values;
    }

    private static string NameOf(SettingField field) => char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
}
