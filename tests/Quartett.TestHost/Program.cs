using Quartett.TestHost;
using Quartett.Web.Hosting;

TightDisk.Survive();
return await ServerHost.RunAsync(args, builder => Additions.Make(builder.Services));
