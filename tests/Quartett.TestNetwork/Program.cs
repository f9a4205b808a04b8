using System.Globalization;
using Quartett.TestNetwork;

// Quartett.TestNetwork [PORT]: stays until it is told to stop, or until its standard input closes when STOP_WITH_STDIN is 1.
var port = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 0;
await using var server = await TestNetworkServer.StartAsync(port);
await Console.Out.WriteLineAsync($$"""{"ready":true,"address":"{{server.Address}}"}""");
if (Environment.GetEnvironmentVariable("STOP_WITH_STDIN") == "1") await Console.In.ReadToEndAsync();
else await server.WaitAsync();
return 0;
