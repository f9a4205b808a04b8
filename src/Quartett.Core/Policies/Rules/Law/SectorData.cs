using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P41: what a trade must always say: consumption of new cars, energy of houses and appliances, the yearly rate of credit; and before "more".</summary>
internal sealed partial class SectorData : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P41",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "Pkw-EnVKV; § 87 GEG; VO (EU) 2017/1369; § 17 PAngV",
        Pack = Pack.Full,
        Sectors = ["kfz", "property", "retail", "finance"],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var heard in context.HearWritten(statement))
        {
            if (Car(heard, statement, context) is { } car) yield return car;
            if (Property(heard, context) is { } property) yield return property;
            if (Appliance(heard, context) is { } appliance) yield return appliance;
            if (Credit(heard, context) is { } credit) yield return credit;
        }
    }

    private static Finding? Car(Heard heard, Statement statement, RuleContext context)
    {
        var reading = heard.Reading;
        if (Power().Match(reading.Text) is not { Success: true } power) return null;
        var brand = reading.Find(context.Words("car-words"));
        var trade = context.IsTrade("kfz", "auto", "automotive", "car", "cars");
        if (!trade && (context.Sector is not null || brand.Count == 0) || (trade && brand.Count == 0 && !Model().IsMatch(reading.Text)) || reading.Has(context.Words("used-car-words"))) return null;
        var consumption = Consumption().Match(reading.Text);
        var emission = Emission().Match(reading.Text);
        if (!consumption.Success || !emission.Success) return Card.Finds("car", heard, new Stretch(power.Index, power.Length));
        var at = Math.Max(consumption.Index + consumption.Length, emission.Index + emission.Length);
        return NetworkFacts.Of(statement.Network)?.Fold is { } fold && reading.Plain.Locate(0, at).Length > fold ? Card.Finds("fold", heard, new Stretch(consumption.Index, consumption.Length), fold) : null;
    }

    private static Finding? Property(Heard heard, RuleContext context)
    {
        var reading = heard.Reading;
        if (!context.IsTrade("property", "immobilien", "real-estate", "realestate", "makler") && context.Sector is not null) return null;
        var homes = reading.Find(context.Words("property-words"));
        var deal = reading.Find(context.Words("property-deal"));
        var strong = context.Sector is null ? 3 : 1;
        if (homes.Count == 0 || deal.Count < strong || Energy().IsMatch(reading.Text) || Sold().IsMatch(reading.Text)) return null;
        return Card.Finds("property", heard, homes[0]);
    }

    private static Finding? Appliance(Heard heard, RuleContext context)
    {
        var reading = heard.Reading;
        if (context.Sector is not null && !context.IsTrade("retail", "handel", "electronics", "elektro", "kfz", "household")) return null;
        foreach (var hit in reading.Find(context.Words("appliances")))
        {
            if (!reading.HasMoney(reading.SentenceOf(hit)) || Class().IsMatch(reading.Text) || reading.Has(context.Words("services")) || reading.Has(context.Words("used-car-words"))) continue;
            return Card.Finds("label", heard, hit);
        }

        return null;
    }

    private static Finding? Credit(Heard heard, RuleContext context)
    {
        var reading = heard.Reading;
        foreach (var hit in reading.Find(context.Words("credit-words")))
        {
            var sentence = reading.SentenceOf(hit);
            if (reading.IsNegated(hit) || !(reading.HasMoney(sentence) || reading.HasPercent(sentence)) || Yearly().IsMatch(reading.Text) || reading.Has(context.Words("saved-money"), sentence)) continue;
            return Card.Finds("credit", heard, hit);
        }

        return null;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N},.])\d{2,4}\s?(?:kW|PS)(?![\p{L}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Power();

    [GeneratedRegex(@"(?<![\p{L}])(?:Neuwagen|Modell|Fahrzeug|SUV|Kombi|Limousine|Elektroauto|Hybrid|Motor|Probefahrt|Auto)(?:e|en|s|n)?(?![\p{L}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Model();

    [GeneratedRegex(@"\d{1,2}(?:[.,]\d)?(?:\s?[-–]\s?\d{1,2}(?:[.,]\d)?)?\s?(?:l|Liter|kWh|kg)\s?(?:/|pro|auf)\s?100\s?km", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Consumption();

    [GeneratedRegex(@"\d{1,3}(?:[.,]\d)?\s?g\s?(?:CO2\s?)?(?:/|pro)\s?km", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emission();

    [GeneratedRegex(@"kWh\s?/?\s?\(?\s?(?:m2|qm)|Energieausweis|Bedarfsausweis|Verbrauchsausweis|Endenergie|Energieeffizienzklasse|Energiekennwert|Denkmalschutz|HWB", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Energy();

    [GeneratedRegex(@"(?:erfolgreich|bereits|schon|wurde|haben wir)\s(?:\p{L}+\s){0,2}(?:verkauft|vermietet|vermittelt)|(?:^|\s)Verkauft!", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sold();

    [GeneratedRegex(@"(?:Energie(?:effizienz)?klasse|EEK|Effizienzklasse|Energielabel|Kraftstoffeffizienz|Rollgeräusch)|\([A-G]\s?(?:-|–|bis)\s?[A-G]\)|Spektrum", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Class();

    [GeneratedRegex(@"eff(?:ektiver|ektiven|\.)?\s?Jahreszins|Effektivzins|effektiv(?:er|en)?\s(?:Jahres)?zins|repräsentatives\sBeispiel|EUR?\s?eff\.|p\.\s?a\.\s?eff", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Yearly();
}
