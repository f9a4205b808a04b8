using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Quartett.Web.Policy;

/// <summary>Days of the policy's pages, on the screen and in its forms.</summary>
internal static class PolicyDays
{
    public static string Say(LocalDate day) => day.ToString("d", CultureInfo.CurrentCulture);

    public static string Input(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : "";

    public static LocalDate? Read(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
}
