using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Postgres;

/// <summary>What goes over the line: <c>sender|what|workspace|subject</c>, under 200 of PostgreSQL's 8,000 bytes.</summary>
/// <param name="Told"><c>null</c> when the sender lost something, or says it in a way this version does not know.</param>
internal sealed record Note(Guid? From, Told? Told)
{
    private const char Between = '|';
    private const string Look = "?";

    /// <summary>Stands for no happening.</summary>
    public static readonly Told Nothing = new("", null, null);

    public static string Write(Guid from, Told told) => string.Join(Between, Id(from), told.What, Id(told.Workspace?.Value), Id(told.Subject));

    public static string WriteLook(Guid from) => string.Join(Between, Id(from), Look);

    public static Note Read(string payload)
    {
        var parts = payload.Split(Between);
        Guid? from = Guid.TryParseExact(parts[0], "N", out var known) ? known : null;
        if (parts is not [_, { Length: > 0 } what, var workspace, var subject] || !Readable(workspace) || !Readable(subject)) return new(from, null);
        return new(from, new(what, Guid.TryParseExact(workspace, "N", out var where) ? new WorkspaceId(where) : null, Guid.TryParseExact(subject, "N", out var about) ? about : null));
    }

    private static bool Readable(string id) => id.Length == 0 || Guid.TryParseExact(id, "N", out _);

    private static string Id(Guid? id) => id?.ToString("N") ?? "";
}
