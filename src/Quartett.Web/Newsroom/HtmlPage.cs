using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Quartett.Web.Newsroom;

/// <summary>Renders a component to a string, without the product's page machinery: no script, no form token, no cookie.</summary>
internal static class HtmlPage
{
    public static async Task<byte[]> RenderAsync<TPage>(HttpContext context, params IEnumerable<(string Name, object? Value)> parameters) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var given = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        return Encoding.UTF8.GetBytes(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(given)).ToHtmlString()));
    }

    public static async Task<string> FragmentAsync<TPart>(HttpContext context, params IEnumerable<(string Name, object? Value)> parameters) where TPart : IComponent =>
        Encoding.UTF8.GetString(await RenderAsync<TPart>(context, parameters)).Trim();
}
