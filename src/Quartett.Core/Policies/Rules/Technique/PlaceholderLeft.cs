using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T08: nothing that was to be filled in later is left.</summary>
internal sealed partial class PlaceholderLeft : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-T08",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-03",
        Pack = Pack.Start,
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var wording in statement.Said())
        {
            foreach (Match match in AnyCase().Matches(wording.Text)) yield return Found(wording, match);
            foreach (Match match in Capitals().Matches(wording.Text)) yield return Found(wording, match);
        }
    }

    private static Finding Found(Wording wording, Match match) => Card.Finds("left", wording.Field, match.Index, match.Length, match.Value);

    // Square brackets also hold [...] in quotations and [Anzeige]: only words that ask to be replaced count.
    [GeneratedRegex("""
        \{\{?\s?[\p{L}\p{N}_ .:-]{0,40}\s?\}?\}
        |\{\s?(?:…|\.\.\.)\s?\}
        |\[\s?(?:(?:hier|bitte|ihr(?:en?|em)?|dein(?:en?|em)?|vor|nach|firmen|kunden|produkt|orts?|start|end)[ -]?)?(?:name[ns]?|datum|ort|uhrzeit|zeit|preis|betrag|link|url|firma|unternehmen|telefon(?:nummer)?|adresse|e-?mail|titel|text|produkt|thema|zahl|anzahl|bild|foto|stadt|vorname|nachname|branche|straße|strasse|anrede|kunde|tag|monat|jahr|wochentag|rabatt|code|hashtags?|emoji|company|date|price|place|time|insert[^\]]{0,30}|einfügen|ergänzen|ausfüllen|platzhalter|placeholder)(?:\s(?:hier\s)?(?:einfügen|einsetzen|ergänzen|eintragen|here))?\s?\]
        |\[\s?(?:hier|bitte)\s[^\]\n]{1,40}\]
        |<\s?(?:(?:hier|bitte|ihr|dein|vor|nach|firmen|kunden)[ -]?)?(?:name|datum|ort|uhrzeit|preis|link|url|firma|telefon(?:nummer)?|adresse|titel|text|produkt|vorname|nachname|einfügen)\s?>
        |%%?(?:name|vorname|nachname|datum|ort|preis|link|firma|firstname|lastname)%%?
        |\blorem\s+ipsum\b
        |\bdolor\s+sit\s+amet\b
        |\bblindtext\b
        |\b(?:hier|dann)\s(?:kommt\s(?:noch\s)?(?:der|die|das|ein|eine|unser|unsere)\s)?(?:den\s|der\s|das\s|die\s|noch\s)?(?:link|url|text|bild|foto|datum|preis|uhrzeit|name|adresse|telefonnummer)\s(?:einfügen|einfuegen|einsetzen|ergänzen|ergaenzen|eintragen|rein|hin|folgt)\b
        |\bhier\slink(?=\s*(?:$|[\n.!)\]]))
        |\b(?:link|text|bild|foto|preis|datum|uhrzeit)\s(?:bitte\s)?(?:noch\s)?(?:einfügen|einfuegen|einsetzen|nachtragen)(?:\b|$)
        |\?{2,}\s?(?:€|euro\b|eur\b|uhr\b|%)
        |(?<![\p{L}\p{N}])x{2,}[.,:]x{2,}(?:[.,:]x{2,4})?(?![\p{L}\p{N}])
        |(?<![\p{L}\p{N}])x{2,}\s?(?:€|euro\b|eur\b|uhr\b|%|prozent\b)
        |(?<![\p{L}\p{N}])x{3,}\d|(?<![\p{L}\p{N}])0{3,}[ /-]?x{3,}
        |(?<![\p{L}\p{N}])(?:max|erika)\smuster(?:mann|frau)(?![\p{L}])
        |(?<![\p{L}\p{N}])(?:dd|tt)\.mm\.(?:jj(?:jj)?|yy(?:yy)?)(?![\p{L}])
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyCase();

    [GeneratedRegex(@"(?<![\p{L}\p{N}#@_])(?:TODO|ToDo(?=:)|To-do(?=:)|FIXME|TBD|T\.B\.D\.|X{3,}|YYY+|PLATZHALTER|PLACEHOLDER|MUSTERTEXT|EINFÜGEN|ERGÄNZEN)(?![\p{L}\p{N}])|\[(?:NAME|DATUM|ORT|FIRMA|PREIS|LINK|UHRZEIT|TELEFON|X+|_+|\?+)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();
}
