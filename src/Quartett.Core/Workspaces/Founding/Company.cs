using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>What has to be known of a company to begin.</summary>
/// <param name="Country">One of <see cref="Places.Countries"/>.</param>
/// <param name="Sector">One of <see cref="Places.Sectors"/>.</param>
/// <param name="Language">The language it speaks to its public: de or en.</param>
public sealed record Company(string Name, string Country, string Sector, string Language)
{
    internal IEnumerable<Refusal> Check()
    {
        foreach (var refusal in Inputs.CheckName(Name, "company")) yield return refusal;
        if (!Places.Countries.Contains(Country, StringComparer.Ordinal)) yield return new("input.choose", "country");
        if (!Places.Sectors.Contains(Sector, StringComparer.Ordinal)) yield return new("input.choose", "sector");
        if (!Places.Languages.Contains(Language, StringComparer.Ordinal)) yield return new("input.choose", "language");
    }
}
