using System.Diagnostics;
using System.Text.Json;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

public sealed class ScriptQuartettTests
{
    [Fact]
    public async Task The_script_goes_from_an_empty_folder_to_a_delivered_post()
    {
        using var terminal = await Terminal.OpenAsync();

        var id = Read(await RunAsync(terminal, "ein guter langer Satz\n", "user", "add", "--email", Terminal.Jana, "--name", "Jana Lindner", "--password-stdin", "--owner", "--json")).GetProperty("id").GetGuid();
        id.ShouldNotBe(Guid.Empty);
        var slug = Read(await RunAsync(terminal, "", "workspace", "add", "--name", "Tischlerei Lindner", "--country", "DE", "--language", "de", "--owner", Terminal.Jana, "--json")).GetProperty("slug").GetString()!;
        var channel = Read(await RunAsync(terminal, "", "channel", "add", "--workspace", slug, "--network", "rehearsal", "--set", "name=Probe", "--as", Terminal.Jana, "--json")).GetProperty("id").GetString()!;
        var post = Read(await RunAsync(
            terminal, "Grüße aus der Werkstatt", "post", "draft", "--workspace", slug, "--as", Terminal.Jana, "--channel", channel, "--text-file", "-",
            "--image", terminal.Picture("a.jpg", 0), "--alt", "Ein Hobel", "--image", terminal.Picture("b.jpg", 1), "--alt", "Ein Tisch", "--json")).GetProperty("id").GetString()!;
        (await RunAsync(terminal, "", "post", "schedule", post, "--at", "now", "--as", Terminal.Jana, "--json")).Exit.ShouldBe(0);
        await terminal.DeliverAsync();

        var shown = Read(await RunAsync(terminal, "", "post", "show", post, "--workspace", slug, "--json"))[0];
        shown.GetProperty("text").GetString().ShouldBe("Grüße aus der Werkstatt");
        shown.GetProperty("variants")[0].GetProperty("state").GetString().ShouldBe("delivered");
        (await RunAsync(terminal, "", "post", "show", "nonsense", "--workspace", slug)).Exit.ShouldBe(2);
    }

    private static JsonElement Read((int Exit, string Output, string Error) answer)
    {
        answer.Exit.ShouldBe(0, answer.Output + answer.Error);
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(Terminal terminal, string input, params string[] args)
    {
        var start = new ProcessStartInfo(RepositoryRoot.File("script", "quartett"), args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        };
        foreach (var (name, value) in terminal.Environment.Where(v => v.Value is not null)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
