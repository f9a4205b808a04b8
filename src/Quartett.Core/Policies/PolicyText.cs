using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Texts;

namespace Quartett.Core.Policies;

/// <summary>What the templates of the policy are adapted by. Name, country and line of business come from the workspace.</summary>
/// <param name="Language">In which the policy is written: de or en.</param>
/// <param name="Responsible">Who answers for the circle; a name, or a function such as "the management".</param>
/// <param name="Deputy">May be empty; then the text says that nobody is named yet.</param>
/// <param name="Formal">Customers are addressed with Sie.</param>
/// <param name="Alone">One person does it all.</param>
/// <param name="ServiceHours">In words, e.g. "Monday to Friday, 9 am to 5 pm".</param>
public sealed record PolicyInterview(string Language, string Responsible, string Deputy, bool Formal, bool Alone, bool WorksCouncil, AiUse Ai, string ServiceHours);

public enum AiUse
{
    None,

    /// <summary>Whoever publishes checks it.</summary>
    Allowed,

    /// <summary>A second person checks it.</summary>
    WithReview,
}

/// <summary>
/// Fills the templates with the answers. Where there is a draft already, only sections nobody has changed by hand are filled anew.
/// </summary>
/// <returns>How many sections were left as people have written them.</returns>
[Needs(Right.ManageWorkspace)]
public sealed record DraftPolicy(WorkspaceId Workspace, PolicyInterview Answers) : IUseCase<int>, IInWorkspace, ISelfChecking
{
    private const int LongestName = 100;
    private const int LongestHours = 200;

    public IEnumerable<Refusal> Check()
    {
        if (Answers.Language is not ("de" or "en")) yield return new("input.choose", "language");
        if (!Enum.IsDefined(Answers.Ai)) yield return new("input.choose", "ai");
        if (string.IsNullOrWhiteSpace(Answers.Responsible)) yield return new("input.missing", "responsible");
        if (Answers.Responsible.Length > LongestName) yield return new("input.tooLong", "responsible", LongestName);
        if (Answers.Deputy.Length > LongestName) yield return new("input.tooLong", "deputy", LongestName);
        if (string.IsNullOrWhiteSpace(Answers.ServiceHours)) yield return new("input.missing", "hours");
        if (Answers.ServiceHours.Length > LongestHours) yield return new("input.tooLong", "hours", LongestHours);
    }
}

/// <summary>Where the policy of this company stands.</summary>
[Needs(Right.See)]
public sealed record ShowPolicy(WorkspaceId Workspace) : IQuery<PolicyView>, IInWorkspace;

/// <param name="InForce">The version in force, or <c>null</c> while there is none.</param>
/// <param name="Upcoming">A version with a day of effect still to come.</param>
/// <param name="Versions">All, newest first.</param>
/// <param name="Draft">What is being written; only for who manages the workspace, and <c>null</c> before the interview.</param>
public sealed record PolicyView(PolicyVersionLine? InForce, PolicyVersionLine? Upcoming, IReadOnlyList<PolicyVersionLine> Versions, PolicyDraft? Draft, bool IsPublic, Acknowledged Mine);

/// <param name="EffectiveFrom">UTC.</param>
/// <param name="GraceDays">How long a missing signature has no consequence.</param>
public sealed record PolicyVersionLine(int Number, PolicyChange Change, DateTimeOffset EffectiveFrom, string Note, string By, string Hash, int GraceDays, string Language);

public enum PolicyChange
{
    /// <summary>The matter has changed: everybody is asked to sign anew.</summary>
    Material,

    /// <summary>Only the wording was corrected: signatures of before stay good.</summary>
    Editorial,
}

/// <param name="Hash">Of the text as it stands; what is put in force names it.</param>
/// <param name="Differs">Whether it says something else than the newest version.</param>
public sealed record PolicyDraft(PolicyInterview Answers, IReadOnlyList<SectionLine> Sections, string Hash, bool Differs);

/// <param name="Adapted">Somebody has changed it by hand.</param>
public sealed record SectionLine(string Id, string Title, string? Owner, LocalDate? ReviewOn, bool Adapted, bool Changed);

/// <summary>One section of the draft, for its editor.</summary>
[Needs(Right.ManageWorkspace)]
public sealed record ShowSection(WorkspaceId Workspace, string Section) : IQuery<SectionView>, IInWorkspace;

/// <param name="InForce">What the newest version says, for comparison.</param>
public sealed record SectionView(string Id, string Title, string Text, LoginId? Owner, LocalDate? ReviewOn, int Revision, string ChangedBy, DateTimeOffset ChangedAt, string? InForce);

/// <summary>Writes one section of the draft; nothing is in force by it.</summary>
/// <param name="Revision">Of the text this change began with.</param>
[Needs(Right.ManageWorkspace)]
public sealed record EditSection(WorkspaceId Workspace, string Section, int Revision, string Title, string Text, LoginId? Owner, LocalDate? ReviewOn) : IUseCase<int>, IInWorkspace, ISelfChecking
{
    private const int LongestTitle = 120;
    private const int LongestText = 20_000;

    public IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return new("input.missing", "title");
        if (Title.Length > LongestTitle) yield return new("input.tooLong", "title", LongestTitle);
        if (string.IsNullOrWhiteSpace(Text)) yield return new("policy.sectionEmpty", "text");
        if (Text.Length > LongestText) yield return new("input.tooLong", "text", LongestText);
        else if (!MarkedText.IsReadable(Text)) yield return new("policy.unreadable", "text");
    }
}

/// <summary>Makes the draft a version that holds for everybody.</summary>
/// <param name="Hash">Of the draft that was looked at; if somebody has changed it since, nothing is put in force.</param>
/// <param name="From">First day in the workspace's time zone; <c>null</c> is now.</param>
/// <param name="Note">What has changed, in words; not needed for the first version.</param>
/// <param name="GraceDays">0 to 90.</param>
[Needs(Right.ManageWorkspace)]
public sealed record PutPolicyInForce(WorkspaceId Workspace, string Hash, LocalDate? From, PolicyChange Change, string Note, int GraceDays = PutPolicyInForce.UsualGrace)
    : IUseCase<int>, IInWorkspace, ISelfChecking
{
    public const int UsualGrace = 14;
    private const int MostGrace = 90;
    private const int LongestNote = 500;

    public IEnumerable<Refusal> Check()
    {
        if (!Enum.IsDefined(Change)) yield return new("input.choose", "change");
        if (Note.Length > LongestNote) yield return new("input.tooLong", "note", LongestNote);
        if (GraceDays is < 0 or > MostGrace) yield return new("policy.graceRange", "grace", MostGrace);
    }
}

/// <summary>What the draft would change against the newest version; everything where there is none.</summary>
[Needs(Right.ManageWorkspace)]
public sealed record CompareDraft(WorkspaceId Workspace) : IQuery<IReadOnlyList<SectionDifference>>, IInWorkspace;

/// <summary>One version to read, with what it changed.</summary>
[Needs(Right.See)]
public sealed record ReadPolicyVersion(WorkspaceId Workspace, int Number) : IQuery<PolicyVersionView>, IInWorkspace;

/// <param name="Text">The whole text in marks; its SHA-256 in UTF-8 is the hash people sign.</param>
/// <param name="Differences">Against the version before; empty for the first.</param>
public sealed record PolicyVersionView(PolicyVersionLine Line, IReadOnlyList<PolicySection> Sections, string Text, IReadOnlyList<SectionDifference> Differences);

public sealed record PolicySection(string Id, string Title, string Html, string? Owner, LocalDate? ReviewOn);

/// <param name="Changes">Word by word.</param>
public sealed record SectionDifference(string Id, string Title, IReadOnlyList<TextChange> Changes);

/// <summary>A version as PDF.</summary>
[Needs(Right.See)]
public sealed record PrintPolicy(WorkspaceId Workspace, int Number) : IQuery<byte[]>, IInWorkspace;

/// <summary>Whether everybody may read the version in force on a public page.</summary>
[Needs(Right.ManageWorkspace)]
public sealed record PublishPolicy(WorkspaceId Workspace, bool Public) : IUseCase<Nothing>, IInWorkspace;

/// <summary>The version in force on its public page; not found while it is not public.</summary>
/// <param name="Slug">The segment in addresses.</param>
[OpenTo(Openness.Everybody)]
public sealed record ReadPublicPolicy(string Slug) : IQuery<PublicPolicy>;

public sealed record PublicPolicy(string Company, int Number, string Language, DateTimeOffset EffectiveFrom, IReadOnlyList<PolicySection> Sections);
