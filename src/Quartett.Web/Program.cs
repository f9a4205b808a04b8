using Quartett.Web.Commands;
using Quartett.Web.Hosting;

return args is [] or ["serve", ..] or ["--demo", ..]
    ? await ServerHost.RunAsync(args)
    : await CommandLine.RunAsync(args);
