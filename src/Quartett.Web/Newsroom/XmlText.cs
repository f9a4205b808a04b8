using System.Text;
using System.Xml;

namespace Quartett.Web.Newsroom;

/// <summary>XML cannot carry every character people manage to paste; one of them would spoil the whole feed.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
