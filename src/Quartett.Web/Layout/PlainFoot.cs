using Microsoft.AspNetCore.Components;

namespace Quartett.Web.Layout;

public sealed record PlainFoot(RenderFragment Content);
