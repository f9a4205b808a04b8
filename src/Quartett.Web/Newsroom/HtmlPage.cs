using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Quartett.Web.Newsroom;

/// <summary>Renders a component to a string, without the product's page machinery: no script, no form token, no cookie.</summary>
internal static class HtmlPage
{
    public static async Task<byte[]> RenderAsync<TPage>(HttpContext context, params IEnumerable<(string Name, object? Value)> parameters) where TPage : IComponent =>
        Encoding.UTF8.GetBytes(await FragmentAsync<TPage>(context, parameters));

    public static async Task<string> FragmentAsync<TPart>(HttpContext context, params IEnumerable<(string Name, object? Value)> parameters) where TPart : IComponent
    {
        await using var renderer = new HtmlRenderer(new WithUmlauts(context.RequestServices), context.RequestServices.GetRequiredService<ILoggerFactory>());
        var given = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        return (await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPart>(given)).ToHtmlString())).Trim();
    }

    // The usual encoder writes every umlaut as a number, which swells German pages and hides words from whoever reads the source.
    private sealed class WithUmlauts(IServiceProvider others) : IServiceProvider
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? Encoder : others.GetService(serviceType);
    }
}
