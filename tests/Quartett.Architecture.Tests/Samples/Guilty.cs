// Each type here breaks one rule on purpose, so that the rule is seen to catch it; the innocent ones stand beside them.
#pragma warning disable CA1812, IDE0051, IDE0052, CA1823, MA0048
using Guilty.Core.Publishing;

namespace Guilty.Core.Kernel
{
    internal sealed class LooksInAnAsyncBody
    {
        public static async Task<string> LookAsync()
        {
            await Task.Yield();
            return FrontDoor.Words();
        }
    }

    internal sealed class LooksInATypeArgument
    {
        public static int Count() => new List<FrontDoor>().Count;
    }
}

namespace Guilty.Core.NotInTheTable
{
    internal sealed class Newcomer
    {
        public static string Look() => FrontDoor.Words();
    }
}

namespace Guilty.Core.Publishing
{
    internal sealed class FrontDoor
    {
        public static string Words() => typeof(Media.Storing.Inner).Name;
    }
}

namespace Guilty.Core.Media.Storing
{
    internal sealed class Inner
    {
        public static bool Web(Microsoft.AspNetCore.Http.HttpContext? context) => context is null;
    }
}

namespace Guilty.Connectors.Alpha
{
    internal sealed class AlphaConnector
    {
        public static string Name => nameof(AlphaConnector);
    }
}

namespace Guilty.Connectors.Beta
{
    internal sealed class BetaConnector
    {
        public static string Name => Alpha.AlphaConnector.Name;
    }
}

namespace Guilty.Web
{
    internal sealed class Page
    {
        public static string Network => Connectors.Alpha.AlphaConnector.Name;
    }

    internal sealed class Composition
    {
        public static string Network => Connectors.Alpha.AlphaConnector.Name;
    }
}
