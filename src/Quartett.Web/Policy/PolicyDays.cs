using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;

namespace Quartett.Web.Policy;

/// <summary>Days of the policy's pages, on the screen and in its forms.</summary>
internal static class PolicyDays
{
    public static string Say(LocalDate day) => day.ToString("d", CultureInfo.CurrentCulture);

    public static string Input(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : "";

    /// <summary>What a form sent as a day. Nothing is no day; anything else that is none is refused and never taken for nothing.</summary>
    public static bool TryRead(string text, out LocalDate? day)
    {
        day = LocalDatePattern.Iso.Parse(text) is { Success: true } read ? read.Value : null;
        return day is not null || text.Length == 0;
    }

    public static Refusal Unreadable(string field) => new("policy.dayUnreadable", field);
}
