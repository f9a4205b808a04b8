var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents();
var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet("/health/live", () => "alive");
app.MapRazorComponents<Quartett.Web.App>();
app.Run();
