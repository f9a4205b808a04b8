var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health/live", () => "alive");
app.Run();
