using System.Globalization;

namespace Quartett.Web.Channels;

/// <summary>Light or dark letter on a network's colour, whichever can be read.</summary>
internal static class SignColours
{
    private const double EnoughForSigns = 3;

    public static string On(string colour) => 1.05 / (Luminance(colour) + 0.05) >= EnoughForSigns ? "#ffffff" : "#1c1713";

    private static double Luminance(string colour) =>
        colour is ['#', _, _, _, _, _, _] ? (0.2126 * Part(colour, 1)) + (0.7152 * Part(colour, 3)) + (0.0722 * Part(colour, 5)) : 0;

    private static double Part(string colour, int at)
    {
        var share = int.TryParse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) ? value / 255.0 : 0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
