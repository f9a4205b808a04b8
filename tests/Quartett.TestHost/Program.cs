using Quartett.TestHost;
using Quartett.Web.Hosting;

return await ServerHost.RunAsync(args, Additions.Make);
