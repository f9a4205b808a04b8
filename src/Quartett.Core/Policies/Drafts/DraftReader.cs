using System.Text.Json;
using NodaTime;

namespace Quartett.Core.Policies.Drafts;

/// <summary>Makes a statement and its context of a draft (docs/interfaces.md, <c>policy check</c>). A field that is absent is unknown; unknown fields are ignored.</summary>
internal static class DraftReader
{
    private static readonly string[] TermFields = ["start", "end", "organiser", "eligibility", "prize", "mode", "draw", "notification", "privacy"];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static (Statement Statement, RuleContext Context) Read(JsonElement draft, DateTimeOffset now)
    {
        var channel = draft.Text("channel") ?? throw new DraftException("draft.channelMissing", "channel", "");
        var network = NetworkFacts.Of(channel.Trim().ToLowerInvariant()) ?? throw new DraftException("draft.channelUnknown", "channel", channel);
        var images = draft.List("images").ToList();
        var video = draft.Given("video");
        var at = draft.Moment("publishAt", Berlin);
        var statement = new Statement
        {
            Workspace = default,
            Channel = Guid.Empty,
            Network = network.Id,
            Limits = network.AsLimits(),
            Parts = [TextIn(draft)],
            Language = draft.Text("language") ?? "de",
            Images = [.. images.Select(i => new StatedImage(Guid.Empty, i.Text("type") ?? "", i.ValueKind == JsonValueKind.Object && i.Has("width") ? i.Number("width") ?? 0 : 0, i.Has("height") ? i.Number("height") ?? 0 : 0, i.Text("altText") ?? "", ""))],
            Video = video is { } shown ? new(Guid.Empty, "", 0, (double)(shown.Amount("seconds") ?? 0), shown.Text("altText") ?? "", null, shown.Any("captions") ? ["de"] : [], "") : null,
            At = at,
        };
        var moment = at ?? now;
        var context = new RuleContext
        {
            Now = now,
            Jurisdiction = draft.Text("jurisdiction")?.Trim().ToUpperInvariant() ?? "DE",
            Audience = draft.Text("audience")?.ToLowerInvariant() == "b2b" ? Audience.B2b : Audience.B2c,
            Sector = SectorOf(draft.Text("sector")),
            Voice = draft.Text("voice")?.ToLowerInvariant() switch { "du" => Voice.Du, "sie" => Voice.Sie, "neutral" => Voice.Neutral, _ => null },
            PostType = draft.Text("postType")?.ToLowerInvariant(),
            Kind = draft.Text("postType")?.ToLowerInvariant() switch { "reply" => SpeechKind.Reply, "autoreply" => SpeechKind.AutomaticReply, "dm" => SpeechKind.DirectMessage, "profile" => SpeechKind.Profile, "template" => SpeechKind.Template, _ => SpeechKind.Post },
            Class = draft.Text("class")?.ToUpperInvariant() switch { "A" => ContentClass.A, "B" => ContentClass.B, "C" => ContentClass.C, "D" => ContentClass.D, _ => null },
            Compensation = draft.Text("compensation")?.ToLowerInvariant() switch { null => null, "none" => Compensation.None, "product" => Compensation.Product, _ => Compensation.Money },
            Claims = [.. draft.List("claims").Select(ClaimOf).OfType<ClaimFact>()],
            ClaimIds = draft.Words("claimIds", "id"),
            Prices = [.. draft.List("prices").Select(p => p.Day("from", Berlin) is { } from && p.Amount("price") is { } price ? new PriceFact(p.Text("item") ?? "", from, price) : null).OfType<PriceFact>()],
            Terms = TermsOf(draft.Given("terms")),
            Images = images.Count > 0 ? [.. images.Select(ImageOf)] : null,
            Video = video is { } given ? VideoOf(given) : null,
            Text = TextOf(draft),
            LinkFields = draft.Words("links", "url", "href", "address"),
            Facts = draft.Given("facts") is null ? null : [.. draft.List("facts").Select(FactOf)],
            OwnNames = draft.Words("ownNames", "name"),
            Competitors = draft.Given("competitors") is null ? null : draft.Words("competitors", "name"),
            Confidential = draft.Given("confidential") is null ? null : [.. draft.List("confidential").Select(ConfidentialOf).OfType<ConfidentialTerm>()],
            EmbargoUntil = draft.Moment("embargoUntil", Berlin),
            Author = AuthorOf(draft.Given("author"), draft.Given("policy")),
            Policy = draft.Given("policy") is { ValueKind: JsonValueKind.Object } policy && policy.Number("version") is { } version ? new(version, policy.Day("materialSince", Berlin)) : null,
            Hours = draft.Given("serviceHours") is { } hours ? DraftHours.Service(hours) : null,
            Presence = draft.Given("presence") is { } presence ? DraftHours.Presence(presence, moment, Berlin) : null,
        };
        return (statement, context);
    }

    // A number is no text, whatever else may stand in quotes or not.
    private static string TextIn(JsonElement draft) => draft.Given("text") switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var other => throw DraftJson.Wrong("text", other.Value),
    };

    private static string? SectorOf(string? sector) => sector?.Trim().ToLowerInvariant() switch
    {
        "gesundheit" or "healthcare" or "medical" or "medizin" => "health",
        "car" or "cars" or "auto" or "automotive" or "autohaus" => "kfz",
        "lebensmittel" => "food",
        "immobilien" or "realestate" or "real-estate" or "real_estate" or "immo" => "property",
        "finanz" or "finanzen" or "bank" or "kredit" or "credit" => "finance",
        "handwerk" => "craft",
        "handel" or "einzelhandel" => "retail",
        "gastronomie" => "gastro",
        "" => null,
        var other => other,
    };

    private static ClaimFact? ClaimOf(JsonElement claim) => claim.ValueKind == JsonValueKind.String
        ? new(claim.GetString()!)
        : claim.Text("id") is { } id ? new(id, claim.Day("validUntil", Berlin) ?? claim.Day("until", Berlin), claim.Text("kind") ?? claim.Text("type"), claim.Text("text")) : null;

    private static CompetitionTerms? TermsOf(JsonElement? terms) => terms switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Length == 0 ? null : new(text.GetString()),
        { ValueKind: JsonValueKind.True } => new(),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0 ? null : new(Fields: [.. list.EnumerateArray().Select(f => f.ToString())]),
        { ValueKind: JsonValueKind.Object } fields => new(
            fields.Text("text"),
            fields.EnumerateObject().Any(p => TermFields.Contains(p.Name)) ? [.. fields.EnumerateObject().Where(p => p.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)).Select(p => p.Name)] : null,
            fields.EnumerateObject().FirstOrDefault(p => p.Name.Contains("platform", StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: not JsonValueKind.Undefined } released ? released.ValueKind is not (JsonValueKind.False or JsonValueKind.Null) : null),
        _ => null,
    };

    private static ImageFacts ImageOf(JsonElement image) => new()
    {
        Persons = image.Field("persons") switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } said => said.GetString() switch { "none" => PersonsShown.None, "recognisable" or "recognizable" => PersonsShown.Recognisable, _ => PersonsShown.Undeclared },
            _ => PersonsShown.Undeclared,
        },
        Minors = image.Flag("minors"),
        Consents = [.. image.List("consents").Select(c => c.ValueKind == JsonValueKind.String ? new Consent(c.GetString()!) : new Consent(c.Text("by") ?? "person", c.Day("until", Berlin), c.Flag("withdrawn") ?? false, c.Given("scope") is { ValueKind: JsonValueKind.Array } ? c.Words("scope") : null))],
        Licence = image.Has("licence")
            ? new(image.Text("licence") is { Length: > 0 } kind && kind != "unknown" ? kind : null, image.Day("licenceUntil", Berlin), EditorialOnly: image.Text("licence") is "editorial" or "editorialOnly")
            : image.Given("licenceUntil") is null ? null : new("licensed", image.Day("licenceUntil", Berlin)),
        Credit = image.Text("credit") is { Length: > 0 } credit ? credit : null,
        AiOrigin = OriginOf(image, "aiOrigin"),
        Realistic = image.Flag("realistic"),
        TextInImage = image.Text("textInImage"),
        Tags = image.Words("tags"),
        FileName = image.Text("fileName"),
    };

    private static VideoFacts VideoOf(JsonElement video) => new()
    {
        Seconds = (double?)video.Amount("seconds"),
        Speech = video.Flag("speech"),
        Captions = video.Any("captions"),
        Music = video.Field("music") switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } said => said.GetString() switch { "none" => Music.None, "own" => Music.Own, "licensed" => Music.Licensed, "commercialLibrary" => Music.CommercialLibrary, "appLibrary" => Music.AppLibrary, _ => Music.Undeclared },
            _ => Music.Undeclared,
        },
        AiOrigin = OriginOf(video, "aiOrigin"),
        Realistic = video.Flag("realistic"),
    };

    private static TextFacts? TextOf(JsonElement draft) =>
        draft.Has("textOrigin") || draft.Has("publicInterest") || draft.Has("reviewedBy")
            ? new(OriginOf(draft, "textOrigin"), draft.Text("reviewedBy") is { Length: > 0 } reviewer ? reviewer : null, draft.Flag("publicInterest"))
            : null;

    private static Origin? OriginOf(JsonElement of, string field) => of.Field(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } said => said.GetString() switch { "none" => Origin.None, "assisted" => Origin.Assisted, "generated" => Origin.Generated, "altered" => Origin.Altered, _ => Origin.Undeclared },
        _ => Origin.Undeclared,
    };

    private static Fact FactOf(JsonElement fact)
    {
        var type = fact.Text("type")?.ToLowerInvariant() switch
        {
            "price" => FactType.Price,
            "hours" => FactType.Hours,
            "time" => FactType.Time,
            "phone" => FactType.Phone,
            "date" => FactType.Date,
            "address" => FactType.Address,
            "leadtime" => FactType.LeadTime,
            _ => FactType.Text,
        };
        return new(fact.Text("key") ?? "", type, fact.Text("value") ?? "", fact.Words("words"), fact.Day("confirmedAt", Berlin));
    }

    private static ConfidentialTerm? ConfidentialOf(JsonElement term) => term.ValueKind == JsonValueKind.String
        ? new(term.GetString()!)
        : (term.Text("term") ?? term.Text("word")) is { } word ? new(word, term.Day("until", Berlin)) : null;

    private static AuthorFacts? AuthorOf(JsonElement? author, JsonElement? policy)
    {
        if (author is not { ValueKind: JsonValueKind.Object } said) return null;
        return new()
        {
            InCircle = said.Flag("inCircle"),
            Acknowledged = said.Field("acknowledged") switch
            {
                null => null,
                { ValueKind: JsonValueKind.Null or JsonValueKind.False } => 0,
                { ValueKind: JsonValueKind.True } => policy?.Number("version"),
                _ => said.Number("acknowledged"),
            },
            Certificates = CertificatesOf(said.Given("certificates")),
            Until = said.Day("until", Berlin),
        };
    }

    private static List<Certificate>? CertificatesOf(JsonElement? certificates) => certificates switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(c => c.ValueKind == JsonValueKind.Object
            ? new Certificate(c.Text("course") ?? c.Text("id") ?? c.Text("module") ?? c.Text("name") ?? "", c.Day("until", Berlin) ?? c.Day("validUntil", Berlin) ?? c.Day("expires", Berlin))
            : new Certificate(c.ToString(), null))],
        { ValueKind: JsonValueKind.Object } byCourse => [.. byCourse.EnumerateObject().Select(p => new Certificate(p.Name, byCourse.Day(p.Name, Berlin)))],
        _ => null,
    };
}
