using System.Globalization;
using NodaTime.Text;
using Quartett.Core.Publishing;

namespace Quartett.Web.Commands;

/// <summary>A moment as people and programs write it.</summary>
internal static class WrittenMoment
{
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    private static readonly LocalDateTimePattern[] OnTheClock =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    /// <returns><c>null</c> when it cannot be read.</returns>
    public static Moment? Read(string text, Fold fold)
    {
        text = text.Trim();
        if (text == "now") return new Moment.Now();
        // "Z" is no offset to the exact formats, but it is to everybody else.
        var spelled = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(spelled, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return new Moment.At(instant);
        return OnTheClock.Select(p => p.Parse(text)).FirstOrDefault(p => p.Success) is { } local ? new Moment.OnTheClock(local.Value, fold) : null;
    }
}
