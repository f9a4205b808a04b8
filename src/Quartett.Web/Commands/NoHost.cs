using Microsoft.Extensions.FileProviders;

namespace Quartett.Web.Commands;

/// <summary>The surroundings of a command: no web server.</summary>
internal sealed class NoHost : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Production;

    public string ApplicationName { get; set; } = "Quartett.Web";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
