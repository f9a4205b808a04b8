using Quartett.TestHost;
using Quartett.Web.Hosting;

return await ServerHost.RunAsync(args, builder => Additions.Make(builder.Services));
