using Quartett.Web.Hosting;

return args is [] or ["serve", ..] || args[0].StartsWith("--", StringComparison.Ordinal)
    ? await ServerHost.RunAsync(args)
    : await Unknown(args[0]);

static async Task<int> Unknown(string command)
{
    await Console.Error.WriteLineAsync($"Unknown command: {command}");
    return 2;
}
