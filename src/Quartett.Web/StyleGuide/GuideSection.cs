using Microsoft.AspNetCore.Components;

namespace Quartett.Web.StyleGuide;

public abstract class GuideSection : ComponentBase
{
    [CascadingParameter] public Tongue Say { get; set; } = new(true);
}
