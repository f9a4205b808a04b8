using NodaTime;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies;

/// <summary>
/// What is known around a statement. The statement is what the public sees and what is hashed; everything else is here.
/// <para>
/// A section that is <c>null</c> is an <b>unknown circumstance</b>: rules about it are silent. <b>Evidence</b> (<see cref="Claims"/>,
/// <see cref="Prices"/>, <see cref="Terms"/> …) that is not here is missing: rules fire on the text alone.
/// </para>
/// Rules know no other clock than <see cref="Now"/> and the statement's moment, and no database or network.
/// </summary>
public sealed record RuleContext
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>The moment of judgement.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The company's wall clock.</summary>
    public DateTimeZone Zone { get; init; } = Berlin;

    /// <summary>DE, AT or CH.</summary>
    public string Jurisdiction { get; init; } = "DE";

    /// <summary>Whom the company sells to; <c>null</c> when unknown.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The company's trade in the catalogue's words (<c>health</c>, <c>kfz</c>, <c>food</c>, <c>property</c>, <c>finance</c>, <c>gastro</c>, <c>retail</c>, <c>craft</c> …); <c>null</c> when unknown.</summary>
    public string? Sector { get; init; }

    /// <summary><c>post</c>, <c>job</c>, <c>offer</c>, <c>event</c>, <c>competition</c> …; <c>null</c> when nobody said.</summary>
    public string? PostType { get; init; }

    /// <summary>Post, reply, profile text …</summary>
    public SpeechKind Kind { get; init; }

    public ContentClass? Class { get; init; }

    public Voice? Voice { get; init; }

    public Compensation? Compensation { get; init; }

    /// <summary>Whether it will be paid to be shown; <c>null</c> when unknown.</summary>
    public bool? Paid { get; init; }

    // evidence

    /// <summary>The register of claims.</summary>
    public IReadOnlyList<ClaimFact> Claims { get; init; } = [];

    /// <summary>Claims this statement rests on.</summary>
    public IReadOnlyList<string> ClaimIds { get; init; } = [];

    /// <summary>The register of prices, each valid from its day until the next of the same item.</summary>
    public IReadOnlyList<PriceFact> Prices { get; init; } = [];

    /// <summary>Terms of the competition it tells of.</summary>
    public CompetitionTerms? Terms { get; init; }

    /// <summary>Registered seals by name, each with the last day it may be shown.</summary>
    public IReadOnlyList<SealFact> Seals { get; init; } = [];

    // circumstances of what is shown

    /// <summary>One per image of the statement, in its order; <c>null</c> when nothing is known about any.</summary>
    public IReadOnlyList<ImageFacts>? Images { get; init; }

    public VideoFacts? Video { get; init; }

    public TextFacts? Text { get; init; }

    /// <summary>What was seen behind addresses of the statement.</summary>
    public IReadOnlyList<LinkFact>? Links { get; init; }

    /// <summary>Addresses that go with the statement without standing in its text.</summary>
    public IReadOnlyList<string> LinkFields { get; init; } = [];

    /// <summary>For outbound direct messages and replies.</summary>
    public MessageFacts? Message { get; init; }

    // registers of the company

    public IReadOnlyList<Fact>? Facts { get; init; }

    /// <summary>Names of the company, its people and products: names, not claims. Contact data in it may be shown.</summary>
    public IReadOnlyList<string> OwnNames { get; init; } = [];

    /// <summary>Mail addresses, telephone numbers and accounts that may be public.</summary>
    public IReadOnlyList<string> OwnContacts { get; init; } = [];

    public IReadOnlyList<string>? Competitors { get; init; }

    public IReadOnlyList<ConfidentialTerm>? Confidential { get; init; }

    /// <summary>Names of customers; released ones may be named.</summary>
    public IReadOnlyList<CustomerFact>? Customers { get; init; }

    public IReadOnlyList<GlossaryTerm>? Glossary { get; init; }

    public IReadOnlyList<BrandSpelling>? Brands { get; init; }

    // plan

    /// <summary><c>null</c> when nobody has asked for one.</summary>
    public PlanFacts? Plan { get; init; }

    public CampaignFacts? Campaign { get; init; }

    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>What else is planned or was said, on any channel, at most 90 days back.</summary>
    public IReadOnlyList<EarlierPost>? Earlier { get; init; }

    /// <summary>Days the company treats with care besides the usual ones.</summary>
    public IReadOnlyList<SensitiveDay> SensitiveDays { get; init; } = [];

    public EffortFacts? Effort { get; init; }

    /// <summary>Whether sales has been told about the offer, and when; <c>null</c> when unknown.</summary>
    public SalesFacts? Sales { get; init; }

    public ToneProfile? Tone { get; init; }

    // people

    public AuthorFacts? Author { get; init; }

    public PolicyFacts? Policy { get; init; }

    public ApprovalFacts? Approval { get; init; }

    public ServiceHours? Hours { get; init; }

    /// <summary>When somebody who may answer is there.</summary>
    public IReadOnlyList<PresenceWindow>? Presence { get; init; }

    /// <summary>Who keeps an eye on it after it is out: <c>null</c> unknown, empty nobody.</summary>
    public string? Watcher { get; init; }

    public DutyFacts? Duty { get; init; }

    // the channel, and the state of things

    public ChannelDossier? Dossier { get; init; }

    /// <summary>0 calm to 4 crisis; <c>null</c> when unknown.</summary>
    public int? CrisisLevel { get; init; }

    /// <summary>It is the company's own word in the crisis, marked so by somebody who may.</summary>
    public bool CrisisStatement { get; init; }

    public PolicySettings Settings { get; init; } = PolicySettings.Everything;

    /// <summary>The word lists, with what the company has written into them.</summary>
    internal Lexicons Lexicons { get; init; } = Lexicons.Standard;

    /// <summary>What rules have worked out about this statement's texts, for the next rule that asks. Set anew for each judgement.</summary>
    internal Desk? Desk { get; init; }

    /// <summary>When it is to be public: the statement's moment, else the moment of judgement.</summary>
    public DateTimeOffset MomentOf(Statement statement) => statement.At ?? Now;

    /// <summary>The same on the company's wall clock.</summary>
    public LocalDateTime WallClockOf(Statement statement) => Instant.FromDateTimeOffset(MomentOf(statement)).InZone(Zone).LocalDateTime;

    public DateOnly DayOf(Statement statement) => WallClockOf(statement).Date.ToDateOnly();

    public int Value(RuleCard rule, NumberParameter parameter) => Settings.Value(rule.Id, parameter);

    public IReadOnlyList<string> Value(RuleCard rule, WordsParameter parameter) => Settings.Value(rule.Id, parameter);

    public ImageFacts? FactsOfImage(int index) => Images is not null && index < Images.Count ? Images[index] : null;

    /// <summary>Works something out about a text once per judgement.</summary>
    internal T Once<T>(string text, Func<string, RuleContext, T> workOut) where T : class =>
        Desk is null ? workOut(text, this) : Desk.Once(text, this, workOut);

    /// <summary>Whether what a rule asks for is known here.</summary>
    public bool Knows(Need need) => need switch
    {
        Need.Author => Author?.InCircle is not null,
        Need.Acknowledgement => Policy is not null && Author?.Acknowledged is not null,
        Need.Certificates => Author?.Certificates is not null,
        Need.Approval => Approval is not null,
        Need.Compensation => Compensation is not null,
        Need.Voice => Voice is not null,
        Need.Facts => Facts is not null,
        Need.ImageFacts => Images is not null,
        Need.VideoFacts => Video is not null,
        Need.TextOrigin => Text is not null,
        Need.Message => Message is not null,
        Need.Kind => PostType is not null,
        Need.ServiceHours => Hours is not null,
        Need.Presence => Presence is not null,
        Need.Watcher => Watcher is not null,
        Need.Competitors => Competitors is not null,
        Need.Confidential => Confidential is not null,
        Need.References => Customers is not null,
        Need.Embargo => EmbargoUntil is not null,
        Need.Earlier or Need.Calendar => Earlier is not null,
        Need.Objective or Need.Audience => Plan is not null,
        Need.Campaign => Campaign is not null,
        Need.Sales => Sales is not null,
        Need.Effort => Effort is not null,
        Need.Dossier => Dossier is not null,
        Need.Crisis => CrisisLevel is not null,
        Need.Links => Links is not null,
        Need.Glossary => Glossary is not null,
        Need.Brands => Brands is not null,
        Need.Tone => Tone is not null,
        Need.Topics => Author?.Topics is not null,
        Need.Duty => Duty is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };
}

/// <summary>Remembers what was worked out about texts during one judgement.</summary>
internal sealed class Desk
{
    private readonly Dictionary<(Type, string), object> _known = [];

    public T Once<T>(string text, RuleContext context, Func<string, RuleContext, T> workOut) where T : class
    {
        if (_known.TryGetValue((typeof(T), text), out var known)) return (T)known;
        var made = workOut(text, context);
        _known[(typeof(T), text)] = made;
        return made;
    }
}
