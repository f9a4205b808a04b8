using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using Quartett.Core.Kernel;

namespace Quartett.Core.Notices;

/// <summary>Turns a letter into a mail with a plain and a simple HTML part.</summary>
internal static class Wording
{
    public static MimeMessage Of(Letter letter, IWords words)
    {
        object[] args = [.. letter.Args];
        var text = words.In(letter.Language, $"mail.{letter.Kind}.text", args);
        var message = new MimeMessage { Subject = words.In(letter.Language, $"mail.{letter.Kind}.subject", args) };
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new BodyBuilder
        {
            TextBody = letter.Link is null ? text : $"{text}\r\n\r\n{letter.Link}\r\n",
            HtmlBody = Html(text, letter, words),
        }.ToMessageBody();
        return message;
    }

    private static string Html(string text, Letter letter, IWords words)
    {
        var html = new StringBuilder($"<!doctype html><html lang=\"{letter.Language}\"><body style=\"font:16px/1.5 sans-serif;max-width:36em\">");
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>");
        }

        if (letter.Link is { } link)
        {
            var label = WebUtility.HtmlEncode(words.In(letter.Language, $"mail.{letter.Kind}.action"));
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">{label}</a></p>");
        }

        return html.Append("</body></html>").ToString();
    }
}
