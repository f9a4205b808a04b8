using Quartett.Core.Texts.Setting;

namespace Quartett.Core.Texts;

/// <summary>Puts on paper: a PDF with the fonts in it, for policies, certificates, lists and reports alike.</summary>
public static class Press
{
    /// <param name="at">When it was made; the same paper at the same time is the same text.</param>
    public static byte[] Print(Paper paper, DateTimeOffset at)
    {
        using var typesetter = new Typesetter(paper, at);
        return typesetter.Set();
    }
}
