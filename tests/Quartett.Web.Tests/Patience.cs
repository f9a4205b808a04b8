using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Quartett.Web.Tests;

/// <summary>A busy machine is no failure: conditions are awaited long, and met they end at once.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set() => Assertions.SetDefaultExpectTimeout(45_000);
}
