using System.Runtime.InteropServices;

namespace Quartett.Core.Policies;

public enum Audience
{
    B2c,
    B2b,
}

/// <summary>How the company speaks to people.</summary>
public enum Voice
{
    Du,
    Sie,
    Neutral,
}

/// <summary>What the company got for saying it.</summary>
public enum Compensation
{
    None,
    Product,
    Money,
}

/// <summary>A day's work (A), an offer (B), law and people (C), crisis and personnel (D).</summary>
public enum ContentClass
{
    A,
    B,
    C,
    D,
}

public enum SpeechKind
{
    Post,
    Reply,
    AutomaticReply,
    DirectMessage,
    Profile,
    Template,
}

/// <summary>Something said to be provable, as it stands in the register.</summary>
/// <param name="ValidUntil">Last day it holds; <c>null</c> without end.</param>
/// <param name="Kind"><c>environment</c>, <c>health</c>, <c>superlative</c> …; <c>null</c> when the register does not say.</param>
public sealed record ClaimFact(string Id, DateOnly? ValidUntil = null, string? Kind = null, string? Text = null)
{
    public bool HoldsOn(DateOnly day) => ValidUntil is not { } last || day <= last;
}

/// <param name="From">First day of this price.</param>
public sealed record PriceFact(string Item, DateOnly From, decimal Price);

/// <param name="Fields">Which of the nine it has; <c>null</c> when it is only known that there are terms.</param>
/// <param name="PlatformReleased">Says that the platform has nothing to do with it.</param>
public sealed record CompetitionTerms(string? Text = null, IReadOnlyList<string>? Fields = null, bool? PlatformReleased = null);

public sealed record SealFact(string Name, DateOnly? ValidUntil = null);

public enum PersonsShown
{
    /// <summary>Asked, and nobody has answered.</summary>
    Undeclared,

    None,
    Recognisable,
}

public enum Origin
{
    /// <summary>Asked, and nobody has answered.</summary>
    Undeclared,

    None,
    Assisted,
    Generated,
    Altered,
}

/// <summary>What is known about an image; each field <c>null</c> when unknown.</summary>
public sealed record ImageFacts
{
    public PersonsShown? Persons { get; init; }

    public bool? Minors { get; init; }

    /// <summary>Evidence: those that were given.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];

    public Licence? Licence { get; init; }

    /// <summary>Who must be named; <c>null</c> when nobody.</summary>
    public string? Credit { get; init; }

    public Origin? AiOrigin { get; init; }

    public bool? Realistic { get; init; }

    /// <summary>A tool left its name in the file.</summary>
    public string? GeneratorSeen { get; init; }

    /// <summary>What is written in the picture; empty when nothing, <c>null</c> when unknown.</summary>
    public string? TextInImage { get; init; }

    /// <summary>What it shows in the register's words, e.g. <c>beforeAfter</c>, <c>seal:…</c>, <c>logo:…</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? FileName { get; init; }
}

/// <param name="By"><c>person</c> or <c>guardian</c>.</param>
/// <param name="Until">Last day; <c>null</c> without end.</param>
/// <param name="Scope">Networks or uses it covers; <c>null</c> for all.</param>
public sealed record Consent(string By, DateOnly? Until = null, bool Withdrawn = false, IReadOnlyList<string>? Scope = null);

/// <param name="Kind"><c>own</c>, <c>licensed</c>, <c>stock</c> …; <c>null</c> or <c>unknown</c> when asked and not answered.</param>
public sealed record Licence(string? Kind, DateOnly? Until = null, IReadOnlyList<string>? Networks = null, bool EditorialOnly = false, bool? MayEdit = null);

/// <summary>What is known about a video; each field <c>null</c> when unknown.</summary>
public sealed record VideoFacts
{
    public double? Seconds { get; init; }

    public bool? Speech { get; init; }

    /// <summary>Evidence: captions or a transcript go with it.</summary>
    public bool Captions { get; init; }

    public Music? Music { get; init; }

    /// <summary>Networks the music is cleared for; <c>null</c> for all.</summary>
    public IReadOnlyList<string>? MusicOnlyOn { get; init; }

    /// <summary>Networks the same video goes to besides.</summary>
    public IReadOnlyList<string> AlsoOn { get; init; } = [];

    public Origin? AiOrigin { get; init; }

    public bool? Realistic { get; init; }
}

public enum Music
{
    /// <summary>Asked, and nobody has answered; or a source nobody knows.</summary>
    Undeclared,

    None,
    Own,
    Licensed,
    CommercialLibrary,
    AppLibrary,
}

/// <summary>How the text came about.</summary>
public sealed record TextFacts(Origin? Origin = null, string? ReviewedBy = null, bool? PublicInterest = null);

/// <param name="Status">Answer of the last look; <c>null</c> when there was none.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Price">Price the page names.</param>
public sealed record LinkFact(string Address, bool? Reachable = null, int? Status = null, string? Title = null, decimal? Price = null, DateTimeOffset? SeenAt = null);

/// <param name="Consent">The person has agreed to advertising.</param>
/// <param name="Answers">It answers something the person wrote.</param>
public sealed record MessageFacts(bool? Consent = null, bool? Answers = null, bool? NoticeGiven = null);

public enum FactType
{
    Text,
    Price,
    Hours,
    Time,
    Phone,
    Date,
    Address,
    LeadTime,
}

/// <summary>Something the company has written down once, to be said the same everywhere.</summary>
/// <param name="Words">Words that point at it in a text.</param>
public sealed record Fact(string Key, FactType Type, string Value, IReadOnlyList<string> Words, DateOnly? ConfirmedAt = null);

public sealed record ConfidentialTerm(string Term, DateOnly? Until = null);

/// <param name="Released">May be named in public.</param>
public sealed record CustomerFact(string Name, bool Released);

/// <summary>A word the company does not say, or spells in one way.</summary>
/// <param name="Instead">What it says; <c>null</c> when nothing.</param>
public sealed record GlossaryTerm(string Word, string? Instead = null, bool Spelling = false);

/// <param name="Variants">Spellings that are wrong; differences in case and hyphens count by themselves.</param>
public sealed record BrandSpelling(string Name, IReadOnlyList<string> Variants);

/// <summary>What the plan says about the post; inside, <c>null</c> is a missing answer and speaks.</summary>
public sealed record PlanFacts
{
    /// <summary>Whether the plan was asked for each of these at all.</summary>
    public bool ObjectiveAsked { get; init; }

    public string? Objective { get; init; }

    /// <summary>Z-SIC, Z-LEA … of the objective taxonomy.</summary>
    public string? ObjectiveType { get; init; }

    /// <summary>active, paused …</summary>
    public bool ObjectivePaused { get; init; }

    public DateOnly? ObjectiveUntil { get; init; }

    /// <summary>Types the channel serves; <c>null</c> when nobody said.</summary>
    public IReadOnlyList<string>? ChannelObjectives { get; init; }

    public bool MessageAsked { get; init; }

    public string? Message { get; init; }

    public string? Pillar { get; init; }

    public bool AudienceAsked { get; init; }

    public string? TargetAudience { get; init; }
}

/// <param name="From">First day, inclusive; <paramref name="To"/> last day, inclusive.</param>
public sealed record CampaignFacts(string Name, DateOnly From, DateOnly To);

/// <summary>Something else that was said or is planned; the statement itself is not among them.</summary>
public sealed record EarlierPost(DateTimeOffset At, string Text, string? Network = null, Guid? Channel = null, bool Promotional = false, bool Planned = false, string? Campaign = null);

/// <param name="Name">As people call it.</param>
public sealed record SensitiveDay(DateOnly Day, string Name);

/// <summary>Minutes of one week.</summary>
public sealed record EffortFacts(int PlannedMinutes, int BudgetMinutes);

public sealed record SalesFacts(DateTimeOffset? InformedAt);

/// <summary>How the last approved posts sound, per hundred words.</summary>
public sealed record ToneProfile(double Exclamations, double CapitalWords, double Emojis, int Posts);

/// <summary>Who wrote it; each field <c>null</c> when unknown.</summary>
public sealed record AuthorFacts
{
    public bool? InCircle { get; init; }

    /// <summary>Version of the policy the person has acknowledged; 0 for none.</summary>
    public int? Acknowledged { get; init; }

    public IReadOnlyList<Certificate>? Certificates { get; init; }

    /// <summary>Courses a person in this role must have; <c>null</c> for any one.</summary>
    public IReadOnlyList<string>? CoursesNeeded { get; init; }

    /// <summary>Last day with the company.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Speaks as a person for the company, on a profile of their own.</summary>
    public bool Ambassador { get; init; }

    /// <summary>Topics the person may speak about.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Topics of this post.</summary>
    public IReadOnlyList<string> TopicsOfPost { get; init; } = [];
}

/// <param name="Until">Last day.</param>
public sealed record Certificate(string Course, DateOnly? Until);

/// <param name="MaterialSince">First day of the last material change.</param>
public sealed record PolicyFacts(int Version, DateOnly? MaterialSince);

public sealed record ApprovalFacts
{
    /// <summary>Approved by the one who wrote it.</summary>
    public bool? SamePerson { get; init; }

    /// <summary>There is nobody else.</summary>
    public bool Solo { get; init; }

    /// <summary>When it was written to its end, for the cooling time.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public bool Waiting { get; init; }

    /// <summary>When those who may approve are there.</summary>
    public IReadOnlyList<PresenceWindow>? Approvers { get; init; }
}

/// <summary>Spans of the day on the company's wall clock, by weekday; a day without spans is closed.</summary>
public sealed record ServiceHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<DaySpan>> Week, IReadOnlyDictionary<DateOnly, IReadOnlyList<DaySpan>>? Exceptions = null);

[StructLayout(LayoutKind.Auto)]
public readonly record struct DaySpan(TimeOnly From, TimeOnly To);

public sealed record PresenceWindow(DateTimeOffset From, DateTimeOffset To, string? Person = null);

/// <summary>Work that is planned for a person around the statement.</summary>
public sealed record DutyFacts(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<DaySpan>? AgreedHours = null, DateTimeOffset? LastEnded = null);

/// <summary>What was looked after on the channel itself.</summary>
public sealed record ChannelDossier(string? Imprint, DateOnly? ImprintCheckedAt);
