using Microsoft.AspNetCore.Identity;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Founding;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Self;

/// <summary>Name, language, zone and theme of one's own screens.</summary>
/// <param name="TimeZone">IANA, or empty for the workspace's.</param>
/// <param name="WantsAlarms">A mail when something is late or waits for a decision; <c>null</c> leaves it as it is.</param>
/// <param name="Theme">light, dark, or empty for what the device prefers.</param>
[OpenTo(Openness.SignedIn)]
public sealed record ChangeMe(string Name, string Language, string TimeZone, string Theme, bool? WantsAlarms = null) : IUseCase<Nothing>, ISelfChecking
{
    public IEnumerable<Refusal> Check()
    {
        foreach (var refusal in Inputs.CheckName(Name, "name")) yield return refusal;
        if (!Places.Languages.Contains(Language, StringComparer.Ordinal)) yield return new("input.choose", "language");
        if (TimeZone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) is null) yield return new("input.timeZone", "timeZone");
        if (Theme is not ("" or "light" or "dark")) yield return new("input.choose", "theme");
    }
}

internal sealed class ChangeMeHandler(UserManager<Login> users) : IHandle<ChangeMe, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ChangeMe command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        (login.Name, login.Language, login.TimeZone, login.Theme) = (command.Name.Trim(), command.Language, command.TimeZone, command.Theme);
        login.WantsAlarms = command.WantsAlarms ?? login.WantsAlarms;
        await users.UpdateAsync(login);
        return Nothing.AtAll;
    }
}
