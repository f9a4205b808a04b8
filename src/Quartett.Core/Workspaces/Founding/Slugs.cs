using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>Makes the address segment of a company from its name.</summary>
internal static class Slugs
{
    private const int Longest = 40;

    public static async Task<string> FreeAsync(AppDbContext database, string name, CancellationToken cancel)
    {
        var wish = Of(name);
        var taken = await database.Workspaces.Where(w => w.Slug.StartsWith(wish)).Select(w => w.Slug).ToListAsync(cancel);
        var slug = wish;
        for (var number = 2; taken.Contains(slug, StringComparer.Ordinal); number++) slug = $"{wish}-{number.ToString(CultureInfo.InvariantCulture)}";
        return slug;
    }

    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var sign in Latin(name))
        {
            if (char.IsAsciiLetterOrDigit(sign)) slug.Append(sign);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var whole = slug.ToString().Trim('-');
        if (whole.Length > Longest) whole = whole[..Longest].Trim('-');
        return whole.Length == 0 ? "firma" : whole;
    }

    private static string Latin(string name)
    {
        var german = name.ToLowerInvariant().Normalize(NormalizationForm.FormC)
            .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Replace("&", " und ", StringComparison.Ordinal);
        return string.Concat(german.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
    }
}
