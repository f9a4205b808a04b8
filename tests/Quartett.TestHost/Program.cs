using Quartett.TestHost;
using Quartett.Web.Hosting;

using var deaf = TightDisk.Survive();
return await ServerHost.RunAsync(args, builder => Additions.Make(builder.Services));
