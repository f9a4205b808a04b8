using Quartett.Bench;
using Quartett.Bench.Delivery;

// script/bench gives the build to measure as the first argument.
if (args is not [var assembly, var name, .. var options] || options.Any(option => option != "--quick"))
{
    return Wrong();
}

var quick = options.Length > 0;
IReadOnlyList<Row>? rows = name switch
{
    "start" => await StartBench.RunAsync(assembly, quick),
    "paint" => await PaintBench.RunAsync(assembly, quick),
    "delivery" => await DeliveryBench.RunAsync(quick),
    _ => null,
};
if (rows is null)
{
    return Wrong();
}

Report.Print(Console.Out, rows);
await Report.WriteAsync(name, rows);
return 0;

static int Wrong()
{
    Console.Error.WriteLine("Usage: script/bench start|paint|delivery [--quick]");
    return 2;
}
