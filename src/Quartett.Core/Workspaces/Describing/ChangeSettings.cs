using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.Founding;

namespace Quartett.Core.Workspaces.Describing;

/// <summary>The company's data, as the settings page shows it.</summary>
[Needs(Right.See)]
public sealed record ReadSettings(WorkspaceId Workspace) : IQuery<WorkspaceView>, IInWorkspace;

internal sealed class ReadSettingsHandler(IWorkspaces workspaces) : IHandle<ReadSettings, WorkspaceView>
{
    public async Task<Outcome<WorkspaceView>> HandleAsync(ReadSettings query, Actor actor, CancellationToken cancel) =>
        (await workspaces.FindAsync(query.Workspace, cancel))!;
}

/// <summary>Changes the company's data; the address (slug) stays what it was, so that links keep working.</summary>
/// <param name="TimeZone">IANA.</param>
/// <param name="NewsroomHost">Own host name of the Newsroom without scheme and port, or <c>null</c>.</param>
/// <param name="AlarmAfterMinutes">1 to 1,440 (a day); <c>null</c> leaves it as it is.</param>
/// <param name="MissedAfterMinutes">0 to 10,080 (a week); <c>null</c> leaves it as it is.</param>
[Needs(Right.ManageWorkspace)]
public sealed record ChangeSettings(
    WorkspaceId Workspace, Company Company, string TimeZone, string? ImprintUrl, string? PrivacyUrl, string? NewsroomHost, string Signature, int? MissedAfterMinutes = null, int? AlarmAfterMinutes = null)
    : IUseCase<Nothing>, IInWorkspace, ISelfChecking
{
    private const int LongestSignature = 500;
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;

    public IEnumerable<Refusal> Check()
    {
        foreach (var refusal in Company.Check()) yield return refusal;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) is null) yield return new("input.timeZone", "timeZone");
        if (!IsWebAddress(ImprintUrl)) yield return new("input.url", "imprintUrl");
        if (!IsWebAddress(PrivacyUrl)) yield return new("input.url", "privacyUrl");
        if (!IsHost(NewsroomHost)) yield return new("settings.newsroomHost", "newsroomHost");
        if (Signature.Length > LongestSignature) yield return new("input.tooLong", "signature", LongestSignature);
        if (MissedAfterMinutes is < 0 or > Week) yield return new("settings.missedAfterRange", "missedAfter");
        if (AlarmAfterMinutes is < 1 or > Day) yield return new("settings.alarmAfterRange", "alarmAfter");
    }

    private static bool IsWebAddress(string? text) =>
        string.IsNullOrWhiteSpace(text) || (text.Length <= 500 && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");

    private static bool IsHost(string? text) =>
        string.IsNullOrWhiteSpace(text) || (text.Length <= 253 && text.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(text.Trim()) == UriHostNameType.Dns);
}

internal sealed class ChangeSettingsHandler(AppDbContext database, Happenings happenings) : IHandle<ChangeSettings, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ChangeSettings command, Actor actor, CancellationToken cancel)
    {
        var host = Given(command.NewsroomHost)?.ToLowerInvariant();
        if (host is not null && await database.Workspaces.AnyAsync(w => w.NewsroomHost == host && w.Id != command.Workspace, cancel))
            return new Refusal("settings.newsroomHostTaken", "newsroomHost");
        var workspace = await database.Workspaces.FirstAsync(w => w.Id == command.Workspace, cancel);
        (workspace.Name, workspace.Country, workspace.Sector, workspace.Language) =
            (command.Company.Name.Trim(), command.Company.Country, command.Company.Sector, command.Company.Language);
        (workspace.TimeZone, workspace.ImprintUrl, workspace.PrivacyUrl, workspace.NewsroomHost, workspace.Signature) =
            (command.TimeZone, Given(command.ImprintUrl), Given(command.PrivacyUrl), host, command.Signature.Trim());
        workspace.MissedAfterMinutes = command.MissedAfterMinutes ?? workspace.MissedAfterMinutes;
        workspace.AlarmAfterMinutes = command.AlarmAfterMinutes ?? workspace.AlarmAfterMinutes;
        var changed = database.Entry(workspace).Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList();
        if (changed.Count > 0) happenings.Tell("workspace.changed", command.Workspace, command.Workspace.Value, ("fields", string.Join(", ", changed)));
        return Nothing.AtAll;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
